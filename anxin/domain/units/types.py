"""Values others may hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(StrEnum):
    """Where a unit stands in its life."""

    IN_STOCK = "in_stock"
    SOLD = "sold"
    IN_USE = "in_use"
    IN_SERVICE = "in_service"
    RETIRED = "retired"


class Role(StrEnum):
    """What somebody is to a unit."""

    OWNER = "owner"
    USER = "user"
    INSTALLER = "installer"
    DEALER = "dealer"


class ClaimState(StrEnum):
    """What became of somebody's word that a unit is hers."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    UNDONE = "undone"


EPISODE_KINDS = (
    ("repair", pgettext_lazy("episode", "Repair")),
    ("service", _("Service")),
    ("installation", _("Installation")),
)
EPISODE_PLACES = (
    ("on_site", _("At the customer's")),
    ("workshop", _("In the workshop")),
    ("remote", _("Remotely")),
)
EPISODE_OUTCOMES = (
    ("open", _("Not finished")),
    ("fixed", _("Fixed")),
    ("no_fault", _("No fault found")),
    ("not_fixed", _("Could not be fixed")),
    ("exchanged", _("Unit exchanged")),
)


@dataclass(frozen=True)
class PartUsed:
    """A part changed during an episode, with the numbers of the old and the new one where they have any."""

    part_id: int | None = None
    name: str = ""
    quantity: int = 1
    old_serial: str = ""
    new_serial: str = ""


@dataclass(frozen=True)
class Wait:
    """A time the work rested, for parts or for something else; `until_at` None: it still does."""

    from_at: datetime
    until_at: datetime | None
    reason: str = "parts"


@dataclass(frozen=True)
class EpisodeFacts:
    """One service or repair, as rules about warranty read it. `same_problem_id` names the first episode of the same problem (itself, when it is the first)."""

    id: int
    kind: str
    started_at: datetime
    ended_at: datetime | None
    outcome: str
    same_problem_id: int
    waits: tuple[Wait, ...] = ()
    parts: tuple[PartUsed, ...] = ()


@dataclass(frozen=True)
class UnitFacts:
    """What rules about warranty need of a unit; no personal data. Dates are None when nobody knows them."""

    id: int
    brand_id: int
    model_id: int | None
    line_id: int | None
    serial: str
    batch: str
    state: str
    made_date: date | None
    sold_date: date | None
    delivered_date: date | None
    installed_date: date | None
    owner_ids: tuple[int, ...] = ()
    episodes: tuple[EpisodeFacts, ...] = field(default=())
