"""Access tokens for mailboxes at Microsoft and Google, got with the refresh token the administrator entered (RFC 6749 6)."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from anxin.domain.messaging.models import Mailbox
from anxin.domain.messaging.types import Auth
from anxin.foundation.secrets import unseal

_TIMEOUT_SECONDS = 20
_SCOPES = {
    Auth.MICROSOFT: "https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
    Auth.GOOGLE: "",
}


class TokenRefused(Exception):
    """The provider gave no token; says why in its words."""


@dataclass(frozen=True)
class Token:
    """What logs in now, and the refresh token for next time: another one than before where the provider changes it."""

    access: str
    refresh: str


def token_for(mailbox: Mailbox) -> Token:
    """A fresh access token. Raises TokenRefused, OSError when nobody answers, ValueError when the installation's key changed."""
    refresh = unseal(mailbox.sealed_refresh_token)
    asked = {
        "grant_type": "refresh_token",
        "refresh_token": refresh,
        "client_id": mailbox.client_id,
        "client_secret": unseal(mailbox.sealed_client_secret),
        "scope": _SCOPES[Auth(mailbox.auth)],
    }
    url = settings.MAIL_TOKEN_URLS[mailbox.auth].format(tenant=urllib.parse.quote(mailbox.tenant or "common", safe=""))
    answer = _ask(url, {name: value for name, value in asked.items() if value})
    access = answer.get("access_token")
    if not isinstance(access, str) or not access:
        raise TokenRefused("the answer holds no access token")
    return Token(access, str(answer.get("refresh_token") or refresh))


def _ask(url: str, asked: dict[str, str]) -> dict[str, Any]:
    request = urllib.request.Request(url, urllib.parse.urlencode(asked).encode(), method="POST")
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as response:
            found = json.loads(response.read(1_000_000))
    except urllib.error.HTTPError as error:
        raise TokenRefused(_why(error)) from error
    except ValueError as error:
        raise TokenRefused("the answer is not JSON") from error
    if not isinstance(found, dict):
        raise TokenRefused("the answer is not an object")
    return found


def _why(error: urllib.error.HTTPError) -> str:
    """Error and description as RFC 6749 5.2 has them, first line only: the rest is for their support."""
    try:
        found = json.loads(error.read(100_000))
        said = f"{found.get('error', '')}: {found.get('error_description', '')}"
    except (ValueError, AttributeError, OSError):
        said = str(error)
    return said.strip().splitlines()[0][:500] if said.strip() else str(error.code)
