"""Customers in the desk's navigation."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers import queries
from anxin.surfaces.kit.navigation import Entry, register

_MOST = 99


def _waiting(request: HttpRequest) -> int | str | None:
    count = queries.open_count(request.actor, _MOST)  # type: ignore[attr-defined]
    return f"{_MOST}+" if count > _MOST else count or None


register(
    Entry(
        "customers", _("Customers"), "users", "customers:index", order=20, permission="customers.view", shortcut="g k"
    )
)
register(
    Entry(
        "duplicates",
        _("Look-alikes"),
        "git-merge",
        "customers:duplicates",
        order=21,
        permission="customers.merge",
        count=_waiting,
    )
)
