"""Runs with the server's environment: which addresses to photograph, a session of the administrator, her language and theme."""

from __future__ import annotations

import json
import sys

from anxin.config.boot import setup

setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from anxin.domain.accounts.models import Staff  # noqa: E402
from anxin.domain.cases import links  # noqa: E402
from anxin.domain.cases.models import Case  # noqa: E402
from tests.test_access import addresses  # noqa: E402


def administrator() -> Staff:
    """The demo's administrator."""
    return Staff.objects.filter(role_grants__role__code="administrator").order_by("id").first()


def main() -> None:
    """Print the stage as JSON, or (`prefer LANGUAGE THEME`) set the administrator's preferences."""
    staff = administrator()
    if sys.argv[1:2] == ["prefer"]:
        staff.language, staff.theme = sys.argv[2:4]
        staff.save(update_fields=["language", "theme"])
        return
    session = SessionStore()
    session[SESSION_KEY] = str(staff.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = staff.get_session_auth_hash()
    session.create()
    chosen = [case for state in ("new", "waiting_customer", "solved", "closed") if (case := _case(state))]
    emergency = Case.objects.filter(is_emergency=True).order_by("-id").first()
    plain = [
        (f"/{a}", access)
        for a, access in addresses()
        if access and not any(s in a for s in ("/1", "x1", "a/b", "0f766e"))
    ]
    public = [a for a, access in plain if access.kind in ("public", "link") and "api/" not in a]
    staff_pages = [a for a, access in plain if access.kind == "staff"]
    print(
        json.dumps(
            {
                "session": session.session_key,
                "public": [*public, *(links.path_of(case) for case in chosen)],
                "staff": [*staff_pages, *(f"/desk/cases/{case.number}" for case in [*chosen, emergency] if case)],
            }
        )
    )


def _case(state: str) -> Case | None:
    return Case.objects.filter(state=state, values__isnull=False).order_by("-activity_at").first()


if __name__ == "__main__":
    main()
