"""What happened to a case, said in sentences: who did what, from what to what, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from anxin.domain.accounts import queries as accounts
from anxin.domain.catalog import queries as catalog
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.cases import words

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case
    from anxin.domain.cases.types import Happening

GROUPS = {
    "messages": ("CustomerWrote", "CaseAnswered", "CaseNoted", "AnswerTakenBack", "AnswerUndelivered"),
    "steps": (
        "CaseOpened",
        "CaseImported",
        "PastMessagesImported",
        "CaseMoved",
        "CaseSolved",
        "SolutionConfirmed",
        "CaseReopened",
        "CaseClosed",
        "CaseCancelled",
    ),
    "people": ("CaseAssigned",),
    "changes": ("CaseEdited", "EmergencyRaised", "EmergencyLifted"),
}


@dataclass(frozen=True)
class Line:
    """One entry: a sentence, details from → to, and the reason."""

    text: str
    icon: str
    tone: str
    at: datetime
    changes: list[tuple[str, str, str]]
    reason: str = ""


@dataclass(frozen=True)
class _Names:
    """Names of the people, teams, steps and models that ids and codes stand for."""

    people: dict[int, str]
    teams: dict[int, str]
    stages: dict[str, str]
    models: dict[int, str]
    customer: str

    def who(self, happening: Happening) -> str:
        kind, id = happening.event.actor_kind, happening.event.actor_id
        if kind == "customer":
            return self.customer or _("The customer")
        if kind == "staff":
            return self.people.get(id or 0, _("A former colleague"))
        return _("Anxin")


# Follows from another entry of the same moment: saying both would say it twice.
_SILENT_MOVES = {"solved", "closed", "cancelled"}


def lines(case: Case, happenings: Iterable[Happening], language: str) -> list[Line]:
    """The sentences, newest first; at most three queries for the names in them."""
    happenings = [each for each in happenings if not _is_said_elsewhere(each)]
    names = _names(case, happenings, language)
    found = []
    for each in happenings:
        kind = each.event.type.partition(".")[2]
        if kind in _SENTENCES:
            icon, tone, say = _SENTENCES[kind]
            changes = [
                _change(change.field, change.before, change.after, case, names, language) for change in each.changes
            ]
            found.append(Line(say(each, names), icon, tone, each.event.at, _flat(changes), each.reason))
    return found


def _is_said_elsewhere(happening: Happening) -> bool:
    data = happening.event.data
    return happening.event.type == "cases.CaseMoved" and (
        data["to_state"] in _SILENT_MOVES or (data["from_state"] in _SILENT_MOVES and data["to_state"] == "open")
    )


def _names(case: Case, happenings: list[Happening], language: str) -> _Names:
    people: set[int] = set()
    teams: set[int] = set()
    models: set[int] = set()
    for each in happenings:
        data = each.event.data
        if each.event.actor_kind == "staff":
            people.add(each.event.actor_id or 0)
        people |= {id for id in (data.get("owner_id"), data.get("previous_owner_id")) if id}
        teams |= {data["team_id"]} if data.get("team_id") else set()
        models |= {id for c in each.changes if c.field == "model_id" for id in (c.before, c.after) if id}
    stages = case.type.stages.all() if any(e.event.type == "cases.CaseMoved" for e in happenings) else ()
    return _Names(
        people=accounts.names_of_staff(people),
        teams={t.pk: in_language(t.names, language) for t in accounts.teams()} if teams else {},
        stages={stage.code: in_language(stage.names, language) for stage in stages},
        models=catalog.numbers_of_models(models) if models else {},
        customer=case.customer.name,
    )


def _opened(each: Happening, names: _Names) -> str:
    way = words.CHANNELS.get(each.event.data["channel"])
    return _("%(who)s asked for help (%(channel)s)") % {"who": names.who(each), "channel": way.label if way else ""}


def _moved(each: Happening, names: _Names) -> str:
    data = each.event.data
    return _("%(who)s: %(before)s → %(after)s") % {
        "who": names.who(each),
        "before": names.stages.get(data["from_stage"], data["from_stage"]),
        "after": names.stages.get(data["to_stage"], data["to_stage"]),
    }


def _assigned(each: Happening, names: _Names) -> str:
    data, who = each.event.data, names.who(each)
    owner, team = data["owner_id"], names.teams.get(data["team_id"] or 0, "")
    if owner and owner == each.event.actor_id and data["previous_owner_id"] != owner:
        return _("%(who)s took the case") % {"who": who}
    name = names.people.get(owner, "") if owner else _("nobody")
    if team:
        return _("%(who)s gave the case to %(name)s, %(team)s") % {"who": who, "name": name, "team": team}
    return _("%(who)s gave the case to %(name)s") % {"who": who, "name": name}


def _raised(each: Happening, names: _Names) -> str:
    kinds = _(", ").join(words.emergency_kinds(each.event.data["kinds"]))
    count = len(each.event.data["alerted_staff_ids"])
    if each.event.actor_kind == "staff":
        return _("%(who)s marked an emergency: %(kinds)s; %(count)d people alerted") % {
            "who": names.who(each),
            "kinds": kinds,
            "count": count,
        }
    return _("Emergency recognised: %(kinds)s; %(count)d people alerted") % {"kinds": kinds, "count": count}


def _undelivered(each: Happening, names: _Names) -> str:
    way = words.CHANNELS.get(each.event.data["channel"])
    return _("An answer did not get through (%(channel)s): %(why)s") % {
        "channel": way.label if way else "",
        "why": each.event.data["why"],
    }


def _plain(sentence: str) -> Callable[[Happening, _Names], str]:
    return lambda each, names: _(sentence) % {"who": names.who(each)}


_SENTENCES: dict[str, tuple[str, str, Callable[[Happening, _Names], str]]] = {
    "CaseOpened": ("inbox", "accent", _opened),
    "CaseImported": ("package-import", "", _plain(gettext_noop("%(who)s brought the case in from a file"))),
    "PastMessagesImported": (
        "package-import",
        "",
        _plain(gettext_noop("%(who)s brought past messages in from a file")),
    ),
    "CustomerWrote": ("message", "accent", _plain(gettext_noop("%(who)s wrote"))),
    "CaseAnswered": ("send", "", _plain(gettext_noop("%(who)s answered"))),
    "CaseNoted": ("note", "", _plain(gettext_noop("%(who)s left a note"))),
    "AnswerTakenBack": ("arrow-back-up", "", _plain(gettext_noop("%(who)s took an answer back before it left"))),
    "AnswerUndelivered": ("alert-triangle", "danger", _undelivered),
    "CaseMoved": ("arrow-right", "", _moved),
    "CaseSolved": ("circle-check", "success", _plain(gettext_noop("%(who)s marked it as solved"))),
    "SolutionConfirmed": ("checks", "success", _plain(gettext_noop("%(who)s confirmed that it is solved"))),
    "CaseReopened": ("repeat", "warning", _plain(gettext_noop("%(who)s opened it again"))),
    "CaseClosed": ("archive", "", _plain(gettext_noop("The case is closed"))),
    "CaseCancelled": ("circle-x", "", _plain(gettext_noop("%(who)s cancelled the case"))),
    "CaseAssigned": ("user-share", "", _assigned),
    "CaseEdited": ("edit", "", _plain(gettext_noop("%(who)s changed the case"))),
    "EmergencyRaised": ("flame", "danger", _raised),
    "EmergencyLifted": ("shield-check", "", _plain(gettext_noop("%(who)s lifted the emergency"))),
}


def _change(
    field: str, before: Any, after: Any, case: Case, names: _Names, language: str
) -> list[tuple[str, str, str]]:
    """(what, from, to) in words; own fields give one each."""
    if field == "values":
        return [
            (
                in_language(d["names"], language),
                _own(d, (before or {}).get(d["key"]), language),
                _own(d, (after or {}).get(d["key"]), language),
            )
            for d in case.type.fields
            if (before or {}).get(d["key"]) != (after or {}).get(d["key"])
        ]
    if field == "priority":
        return [
            (_("Priority"), *(str(words.PRIORITIES[v].label) if v in words.PRIORITIES else "" for v in (before, after)))
        ]
    if field == "model_id":
        return [(_("Product"), names.models.get(before or 0, _("unknown")), names.models.get(after or 0, _("unknown")))]
    labels = {"subject": _("Subject"), "type": _("Type")}
    return [(labels.get(field, field), str(before or ""), str(after or ""))]


def _own(definition: dict[str, Any], value: Any, language: str) -> str:
    if value in (None, ""):
        return _("empty")
    if definition["type"] == "yes_no":
        return _("Yes") if value else _("No")
    named = {choice["key"]: in_language(choice["names"], language) for choice in definition.get("choices", [])}
    return named.get(str(value), str(value))


def _flat(changes: list[list[tuple[str, str, str]]]) -> list[tuple[str, str, str]]:
    return [one for several in changes for one in several]
