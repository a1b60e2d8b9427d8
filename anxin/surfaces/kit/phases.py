"""The life of a product with its owner, in phases: each feature folder says which of its events belong to which; a customer's timeline filters by them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# In the order of life; (code, label, icon).
PHASES = (
    ("asked", pgettext_lazy("phase of life", "Asked"), "user-question"),
    ("bought", pgettext_lazy("phase of life", "Bought"), "credit-card"),
    ("installed", pgettext_lazy("phase of life", "Installed"), "tool"),
    ("used", pgettext_lazy("phase of life", "Used"), "home"),
    ("serviced", pgettext_lazy("phase of life", "Serviced"), "progress"),
    ("upgraded", pgettext_lazy("phase of life", "Upgraded"), "arrow-up"),
    ("retired", pgettext_lazy("phase of life", "Retired"), "archive"),
)
FILE = ("file", _("Customer file"), "user")
_CODES = frozenset(code for code, _label, _icon in (*PHASES, FILE))
_phases: dict[str, str] = {}


def register(phase: str, *event_types: str) -> None:
    """Put events ("units.UnitInstalled") into a phase. Raises ValueError for a phase there is not."""
    if phase not in _CODES:
        raise ValueError(f"no phase {phase}")
    _phases.update(dict.fromkeys(event_types, phase))


def phase_of(event_type: str) -> str:
    """The phase of an event; "file" for what changes the file only, and for what nobody put anywhere."""
    return _phases.get(event_type, "file")


def types_of(phases: list[str]) -> list[str]:
    """Every event type put into one of these phases."""
    return sorted(name for name, phase in _phases.items() if phase in phases)
