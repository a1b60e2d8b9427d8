"""What the conditions of a rule can be chosen from, and the names of what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import queries as cases
from anxin.domain.catalog import queries as catalog
from anxin.domain.clocks import queries as clock_queries
from anxin.foundation.actors import Actor
from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit import clocks
from anxin.surfaces.kit.tiers import TIERS

CHANNELS = {"portal": _("Help centre"), "mail": _("Mail"), "phone": _("Phone")}
PAUSES = {"waiting_customer": _("waiting for the customer"), "waiting_other": _("waiting for others")}
MILESTONES = ("first_response", "next_response", "update_every", "resolution")
"""Those that cases have; others in a policy are kept and shown, their areas bring their own editors."""

_OWNER = _("whoever has the case")


@dataclass(frozen=True)
class Choices:
    """Everything there is to choose from, for one reader; read once per page."""

    actor: Actor
    language: str

    @cached_property
    def facts(self) -> dict[str, list[tuple[Any, str]]]:
        """Fact → (value, name) in order, for the facts that cases know. What is not here (a grade, a contract) is kept as it stands."""
        return {
            "brand": [(b.pk, self._name(b.names)) for b in accounts.active_brands()],
            "type": [(t.code, self._name(t.names)) for t in cases.types()],
            "channel": [(code, str(label)) for code, label in CHANNELS.items()],
            "line": [(line.pk, self._name(line.names)) for line in catalog.lines()],
            "product": [
                (model.pk, f"{model.number} {self._name(model.names)}")
                for line in catalog.lines()
                for model in line.models.all()
            ],
            "tier": [(code, str(label)) for code, label in TIERS.items()],
            "region": [(r.pk, self._name(r.names)) for r in accounts.regions()],
            "priority": [(value, str(label)) for value, label in clocks.PRIORITIES.items()],
            "emergency": [(True, str(_("Emergency cases")))],
        }

    @cached_property
    def roles(self) -> list[tuple[str, str]]:
        """(code, name) of who can be warned."""
        return [("owner", str(_OWNER)), *((r.code, self._name(r.names)) for r in accounts.roles())]

    @cached_property
    def calendars(self) -> list[tuple[int, str]]:
        """(id, name) of every stored calendar."""
        return clock_queries.calendar_choices()

    def value(self, fact: str, value: Any) -> str:
        """The name of one value of a fact."""
        return next((name for known, name in self.facts.get(fact, []) if known == value), str(value))

    def role(self, code: str) -> str:
        """The name of a role."""
        return dict(self.roles).get(code, code)

    def condition(self, when: dict[str, Any]) -> str:
        """A condition in words; without any: everything."""
        parts = []
        for fact, values in when.items():
            if fact == "emergency":
                parts.append(str(_("Emergency cases") if True in values else _("Cases that are no emergency")))
                continue
            names = str(_(", ")).join(self.value(fact, value) for value in values) or str(_("none chosen yet"))
            parts.append(f"{clocks.FACTS.get(fact, fact)}{_(': ')}{names}")
        return str(_("; ")).join(parts) or str(_("Everything"))

    def _name(self, names: Any) -> str:
        return in_language(names, self.language)
