"""Who keeps to a calendar: brands by their own field, regions, outlets and teams by rows of the calendars' area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.calendars.queries import stored
from anxin.surfaces.desk.calendars.words import localised

KINDS = {
    "brand": _("Brand"),
    "region": _("Region"),
    "outlet": _("Outlet"),
    "team": _("Team"),
    "contract": _("Contract"),
}


@dataclass(frozen=True)
class User:
    """Somebody who keeps, or could keep, to a calendar. `value` is "kind:id"."""

    kind: str
    id: int
    name: str
    is_here: bool

    @property
    def value(self) -> str:
        """For a select."""
        return f"{self.kind}:{self.id}"

    @property
    def kind_name(self) -> Any:
        """The kind in words."""
        return KINDS[self.kind]


def everyone(calendar_id: int) -> list[User]:
    """Those who use it and those who could; five queries."""
    return list(_all(calendar_id))


def find(calendar_id: int, value: str) -> User | None:
    """The one a select named, or None."""
    return next((user for user in _all(calendar_id) if user.value == value), None)


def _all(calendar_id: int) -> Iterator[User]:
    here = set(stored.owners(calendar_id))
    for brand in accounts.all_brands():
        yield User("brand", brand.pk, localised(brand.names), brand.calendar_id == calendar_id)
    for kind, rows in (("region", accounts.regions()), ("outlet", accounts.outlets()), ("team", accounts.teams())):
        for row in rows:
            yield User(kind, row.pk, localised(row.names), (kind, row.pk) in here)
    for kind, owner_id in sorted(here):
        if kind == "contract":
            yield User(kind, owner_id, f"#{owner_id}", True)
