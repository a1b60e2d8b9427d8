"""How failed log-ins are counted: by the account that was tried, whatever the case it was typed in, and the address it came from."""

from __future__ import annotations

from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest


def username(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The mail address that was tried, in lower case; "" when none was given."""
    given = (credentials or {}).get("email") or (credentials or {}).get("username")
    typed = request.POST.get("login", "") if request is not None and not given else ""
    return str(given or typed).strip().lower()[:254]


def address(request: HttpRequest) -> str:
    """The client's IP address; behind a reverse proxy (ANXIN_PROXY) the one the proxy saw."""
    return get_client_ip(request) or "0.0.0.0"
