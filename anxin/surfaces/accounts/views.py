"""Joining by an invitation link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from anxin.domain.accounts.operations import invitations
from anxin.domain.accounts.queries import find_invitation
from anxin.domain.accounts.types import LinkState
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.surfaces.accounts.forms import JoinForm
from anxin.surfaces.kit.access import by_link, public
from anxin.surfaces.kit.logging_in import log_in
from anxin.surfaces.kit.middleware.reader import zone_of
from anxin.surfaces.kit.pages import render_page

if TYPE_CHECKING:
    from anxin.domain.accounts.models import Invitation


@by_link
@never_cache
@sensitive_post_parameters("password")
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Name and password, then straight to the desk. A link that does not work any more says why, 410."""
    invitation = find_invitation(secret)
    if invitation is None:
        raise NotFound
    state = invitations.link_state(invitation, clock.now())
    if state is not LinkState.OPEN:
        return _ended(request, state)
    form = JoinForm(request.POST or None, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        try:
            staff = invitations.accept(secret=secret, **form.cleaned_data, zone=zone_of(request).key, at=clock.now())
        except invitations.InvitationClosed as refusal:
            return _ended(request, refusal.details["state"])
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return log_in(request, staff, "/desk/")
    return _page(request, invitation, form)


@public
def closed(request: HttpRequest, **_parts: Any) -> HttpResponse:
    """Pages of allauth that have no place here."""
    raise NotFound


def _page(request: HttpRequest, invitation: Invitation, form: JoinForm) -> HttpResponse:
    context = {"invitation": invitation, "form": form}
    return render_page(request, "accounts/join.html", context, status=422 if form.errors else 200)


def _ended(request: HttpRequest, state: LinkState) -> HttpResponse:
    reasons = {
        LinkState.USED: _("This invitation was used already. You can log in with the password you chose."),
        LinkState.WITHDRAWN: _("This invitation was withdrawn. Please ask whoever invited you."),
        LinkState.EXPIRED: _(
            "This invitation is older than seven days. Please ask whoever invited you to send it again."
        ),
    }
    context = {"reason": reasons[state], "is_used": state is LinkState.USED}
    return render_page(request, "accounts/join_ended.html", context, status=410)
