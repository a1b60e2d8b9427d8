"""Logging in somebody who just proved who it is in another way than by the log-in page: first run, invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from anxin.domain.accounts.models import Staff


def log_in(request: HttpRequest, staff: Staff, url: str) -> HttpResponse:
    """Log `staff` in and go to `url` (303). Whoever was logged in before in this browser is not any more."""
    request.session.flush()
    login = Login(user=staff, email=staff.email, redirect_url=url)
    response: HttpResponse = perform_password_login(request, {"email": staff.email}, login)
    response.status_code = 303
    return response
