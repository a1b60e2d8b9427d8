"""Is the installation set up?"""

from __future__ import annotations

from collections.abc import Iterator

from anxin.domain.accounts.queries import installation, setup_code
from anxin.foundation.health import Finding
from anxin.foundation.ids import show_code


def look_at_installation() -> Iterator[Finding]:
    """First-run page done, demo data still there, second factor asked of administrators."""
    found = installation()
    if found.set_up_at is None:
        yield Finding(
            "warn",
            f"not set up yet; set-up code {show_code(setup_code())}",
            "open the server's address in a browser and follow the first page",
        )
    if found.holds_demo_data:
        yield Finding("warn", "holds demo data with known passwords", "remove it in Settings before real work")
    elif found.set_up_at and not found.requires_second_factor:
        yield Finding("warn", "administrators need no second factor", "turn it on in Settings → People")
    else:
        yield Finding("ok", "installation is set up" if found.set_up_at else "no accounts yet")


CHECKS = [look_at_installation]
