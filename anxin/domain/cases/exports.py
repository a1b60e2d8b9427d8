"""Cases and their messages go out as files, narrowed as the queue's address says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.cases import policies, queries
from anxin.domain.cases.models import Case, CaseMessage
from anxin.domain.cases.types import Filter
from anxin.foundation.actors import Actor
from anxin.foundation.transfer.registry import register
from anxin.foundation.transfer.types import Column, Exporter

PERMISSION = "transfer.export"
_CHUNK = 1_000
_SHOWN = ("brand", "type", "stage", "customer", "owner", "team", "model")


def rows(actor: Actor, filters: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The cases the actor sees and may take out, oldest first."""
    for case in _narrowed(actor, filters).select_related(*_SHOWN).order_by("pk").iterator(chunk_size=_CHUNK):
        yield {
            "number": case.number,
            "code": case.code,
            "brand": case.brand.code,
            "type": case.type.code,
            "state": case.state,
            "subject": case.subject,
            "customer_number": case.customer_id,
            "customer_name": case.customer.name,
            "model": case.model.number if case.model else "",
            "owner": case.owner.name if case.owner else "",
            "team": case.team.code if case.team else "",
            "priority": case.priority,
            "is_emergency": case.is_emergency,
            "channel": case.channel,
            "opened_at": case.opened_at,
            "first_replied_at": case.first_replied_at,
            "solved_at": case.solved_at,
            "closed_at": case.closed_at,
            "values": case.values or "",
        }


def message_rows(actor: Actor, filters: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every message of those cases, case by case."""
    wanted = _narrowed(actor, filters).order_by().values("pk")
    links = CaseMessage.objects.filter(case_id__in=wanted, message__recalled_at=None).order_by("case_id", "message_id")
    shown = ("case__number", "message__author_kind", "message__author_name", "message__visibility", "message__channel")
    for link in links.values(*shown, "message__written_at", "message__text").iterator(chunk_size=_CHUNK):
        yield {
            "number": link["case__number"],
            "who": "note" if link["message__visibility"] == "internal" else link["message__author_kind"],
            "name": link["message__author_name"],
            "channel": link["message__channel"],
            "at": link["message__written_at"],
            "text": link["message__text"],
        }


def _narrowed(actor: Actor, filters: Mapping[str, Any]) -> QuerySet[Case]:
    seen = queries.listed(actor, filter_of(filters))
    return seen.filter(pk__in=accounts.within(Case.objects.all(), actor, PERMISSION, policies.COLUMNS).values("pk"))


def filter_of(given: Mapping[str, Any]) -> Filter:
    """The queue's filter from the names its address uses; whatever does not fit is left out."""
    return Filter(
        states=_all(given, "state"),
        brand_ids=_ids(given, "brand"),
        type_ids=_ids(given, "type"),
        team_ids=_ids(given, "team"),
        owners=_all(given, "owner"),
        priorities=_ids(given, "priority"),
        channels=_all(given, "channel"),
        is_emergency=True if _all(given, "emergency") else None,
    )


def _all(given: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values = given.get(name, ())
    return tuple(str(value) for value in values) if isinstance(values, list | tuple) else (str(values),)


def _ids(given: Mapping[str, Any], name: str) -> tuple[int, ...]:
    return tuple(int(value) for value in _all(given, name) if value.isascii() and value.isdecimal() and len(value) < 18)


def _exporter(key: str, label: Any, columns: tuple[Column, ...], rows: Callable[..., Any], order: int) -> Exporter:
    return Exporter(key=key, label=label, permission=PERMISSION, columns=columns, rows=rows, order=order)


register(
    _exporter(
        "cases",
        _("Cases"),
        (
            Column("number", _("Number"), "integer"),
            Column("code", _("Query code")),
            Column("brand", _("Brand")),
            Column("type", _("Case type")),
            Column("state", _("State")),
            Column("subject", _("Subject")),
            Column("customer_number", _("Customer"), "integer"),
            Column("customer_name", _("Customer's name")),
            Column("model", _("Product model")),
            Column("owner", _("Owner")),
            Column("team", _("Team")),
            Column("priority", _("Priority"), "integer"),
            Column("is_emergency", _("Emergency"), "boolean"),
            Column("channel", _("Channel")),
            Column("opened_at", _("Opened"), "instant"),
            Column("first_replied_at", _("First answer"), "instant"),
            Column("solved_at", _("Solved at"), "instant"),
            Column("closed_at", _("Closed at"), "instant"),
            Column("values", _("Further details"), "json"),
        ),
        rows,
        50,
    )
)
register(
    _exporter(
        "case_messages",
        _("Messages of cases"),
        (
            Column("number", _("Number"), "integer"),
            Column("who", _("Who wrote")),
            Column("name", _("Name")),
            Column("channel", _("Channel")),
            Column("at", _("When"), "instant"),
            Column("text", _("Text")),
        ),
        message_rows,
        60,
    )
)
