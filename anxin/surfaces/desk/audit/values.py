"""Changed values as people read them: names instead of ids, words instead of codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from anxin.domain.accounts.queries import permissions
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.audit.words import ACTORS, CHOICES
from anxin.surfaces.kit.weeks import DAYS

PLACES = {"brand_id": "brand", "region_id": "region", "teams": "team"}
LONGEST = 300


@dataclass(frozen=True)
class Names:
    """What ids of one page are called: people, numbers of cases, roles (by id and code), brands and the like."""

    staff: dict[int, str] = field(default_factory=dict)
    cases: dict[int, int] = field(default_factory=dict)
    roles: dict[Any, str] = field(default_factory=dict)
    places: dict[tuple[str, int], str] = field(default_factory=dict)

    def who(self, kind: str, id: int | None) -> str:
        """Whoever acted."""
        return self.staff.get(id or 0, _("somebody")) if kind == "staff" else str(ACTORS.get(kind, kind))


def value(name: str, said: Any, names: Names) -> str:
    """The value of the field `name`; "" for nothing."""
    if said is None or said == "" or said == [] or said == {}:
        return ""
    if name in PLACES or name == "members":
        ids = said if isinstance(said, list) else [said]
        return ", ".join(_called(name, id, names) for id in ids)[:LONGEST]
    if name == "logo_id":
        return _("a picture")
    if name == "spec":
        return _week(said)
    if name == "mappings":
        return ", ".join(f"{line['value']} → {names.roles.get(line['role_id'], '?')}" for line in said)[:LONGEST]
    return _plain(name, said)[:LONGEST]


def rights(codes: set[str]) -> str:
    """What the permissions `codes` let people do."""
    labels = {right.code: str(right.label) for right in permissions()}
    return "; ".join(labels.get(code, code) for code in sorted(codes))


def _called(name: str, id: int, names: Names) -> str:
    known = names.staff.get(id) if name == "members" else names.places.get((PLACES[name], id))
    return known or f"#{id}"


def _week(spec: dict[str, Any]) -> str:
    labels = dict(DAYS)
    days = [f"{labels.get(day, day)} {' '.join(windows)}" for day, windows in spec.get("week", {}).items()]
    return f"{spec.get('zone', '')}: {', '.join(days)}"[:LONGEST]


def _plain(name: str, said: Any) -> str:
    if isinstance(said, bool):
        return _("yes") if said else _("no")
    if isinstance(said, dict):
        if set(said) <= {"zh-hans", "zh-hant", "en"}:
            return in_language(said, get_language() or "zh-hans")
        return ", ".join(f"{key}: {_plain('', each)}" for key, each in said.items())
    if isinstance(said, list):
        return ", ".join(_plain("", each) for each in said)
    known = dict(settings.LANGUAGES) if name == "language" else CHOICES
    return str(known.get(said, said)) if isinstance(said, str) else str(said)
