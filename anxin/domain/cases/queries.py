"""Reads of cases, always for an actor; what is prefetched is decided here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from anxin.domain.cases import links, policies
from anxin.domain.cases.models import (
    Case,
    CaseMessage,
    CaseType,
    Closure,
    ConversationCase,
    Draft,
    Reopening,
    SavedView,
    Stage,
)
from anxin.domain.cases.rules.replies import Effect, Situation, effect_of
from anxin.domain.cases.types import ACTIVE, Filter, Happening, State
from anxin.domain.clocks import queries as clocks
from anxin.domain.clocks.types import Due
from anxin.domain.conversations import queries as conversations
from anxin.domain.customers import queries as customers
from anxin.foundation.actors import Actor
from anxin.foundation.db.literals import IsOneOf
from anxin.foundation.errors import NotFound
from anxin.foundation.events.queries import timeline
from anxin.foundation.ids import read_code
from anxin.foundation.search import queries as index
from anxin.foundation.search.types import Grant

if TYPE_CHECKING:
    from anxin.domain.conversations.models import Attachment, Conversation, Message

MOST_COUNTED = 999
_MOST_TEXTS = 500
ORDER = ("-activity_at", "-id")
SCOPE_LETTERS = {"brand": "b", "team": "t", "region": "r", "outlet": "o"}


# What a row shows of the things around a case. Reading the rest of them, fifty times a page, took a third of the queue's time.
_ROW_SHOWS = ("type__names", "stage__names", "customer__name", "owner__name", "model__number")
_ROW_NEEDS = tuple(field.attname for field in Case._meta.concrete_fields if field.name != "values")


def listed(actor: Actor, wanted: Filter) -> QuerySet[Case]:
    """The visible cases a filter leaves, newest activity first, with what a list row shows. Page it by `activity_at`, `id`."""
    rows = _narrowed(policies.visible(Case.objects.all(), actor), actor, wanted)
    around = {path.split("__")[0] for path in _ROW_SHOWS}
    return rows.select_related(*around).only(*_ROW_NEEDS, *_ROW_SHOWS).order_by(*ORDER)


def listed_whole(actor: Actor, wanted: Filter) -> QuerySet[Case]:
    """The same cases with everything around them read as well."""
    rows = _narrowed(policies.visible(Case.objects.all(), actor), actor, wanted)
    return rows.select_related("brand", "type", "stage", "customer", "owner", "team", "model").order_by(*ORDER)


def count(actor: Actor, wanted: Filter, most: int = MOST_COUNTED) -> int:
    """How many cases a filter leaves, counted up to `most` + 1: never counts a million rows."""
    rows = _narrowed(policies.visible(Case.objects.all(), actor), actor, wanted)
    # In the index's own order, so that the count stops after `most` + 1 entries of it.
    return rows.order_by(*ORDER)[: most + 1].count()


def counts(actor: Actor, lists: Sequence[Filter], most: int = MOST_COUNTED) -> list[int]:
    """`count` of several lists in one statement, in their order."""
    if not lists:
        return []
    counting = [_counting(actor, wanted, most) for wanted in lists]
    with connection.cursor() as cursor:
        statement = f"SELECT {', '.join(sql for sql, _values in counting)}"
        cursor.execute(statement, [value for _sql, values in counting for value in values])
        return list(cursor.fetchone())


# The statement follows from the rights and the list alone; building it takes ten times as long as running it.
@lru_cache(maxsize=4096)
def _counting(actor: Actor, wanted: Filter, most: int) -> tuple[str, tuple[object, ...]]:
    rows = _narrowed(policies.visible(Case.objects.all(), actor), actor, wanted)
    try:
        sql, values = rows.order_by(*ORDER).values("pk")[: most + 1].query.sql_with_params()
    except EmptyResultSet:
        return "0", ()
    return f"(SELECT COUNT(*) FROM ({sql}) AS counted)", tuple(values)


def emergencies(actor: Actor, limit: int = 5) -> list[Case]:
    """The newest open emergencies the actor may see."""
    wanted = Filter(states=tuple(ACTIVE), is_emergency=True)
    return list(listed(actor, wanted)[:limit])


def around(actor: Actor, wanted: Filter, case: Case, each: int = 15) -> tuple[list[Case], list[Case]]:
    """Up to `each` cases of a list on both sides of `case`, in the list's order: (newer, older). The case need not be in it."""
    rows = listed(actor, wanted).exclude(pk=case.pk)
    at = case.activity_at
    newer = rows.filter(activity_at__gte=at).filter(Q(activity_at__gt=at) | Q(pk__gt=case.pk))
    older = rows.filter(activity_at__lte=at).filter(Q(activity_at__lt=at) | Q(pk__lt=case.pk))
    return list(newer.order_by("activity_at", "id")[:each])[::-1], list(older[:each])


def _narrowed(rows: QuerySet[Case], actor: Actor, wanted: Filter) -> QuerySet[Case]:
    columns = {
        "brand_id": wanted.brand_ids,
        "type_id": wanted.type_ids,
        "team_id": wanted.team_ids,
        "priority": wanted.priorities,
        "channel": wanted.channels,
    }
    for column, values in columns.items():
        if values:
            rows = rows.filter(**{f"{column}__in": values} if len(values) > 1 else {column: values[0]})
    if wanted.states:
        rows = rows.filter(_in_states(wanted.states))
    if wanted.is_emergency is not None:
        rows = rows.filter(is_emergency=wanted.is_emergency)
    return rows.filter(_owned_by(actor, wanted.owners)) if wanted.owners else rows


def _in_states(states: tuple[str, ...]) -> Q:
    """All active states as the very condition of the partial indexes, so that the planner sees they apply."""
    active = [state.value for state in ACTIVE]
    if set(states) == set(active):
        return Q(IsOneOf("state", active))
    if len(states) == 1:
        return Q(state=states[0])
    # Some active states: the partial index narrows a million cases to the active ones, 90 ms at 100,000 without it.
    wanted = Q(state__in=sorted(states))
    return wanted & Q(IsOneOf("state", active)) if set(states) < set(active) else wanted


def _owned_by(actor: Actor, owners: tuple[str, ...]) -> Q:
    ids = [actor.id if owner == "me" else int(owner) for owner in owners if owner == "me" or _is_id(owner)]
    named = Q(owner_id__in=ids) if len(ids) > 1 else Q(owner_id=ids[0]) if ids else Q(pk__in=[])
    if "nobody" not in owners:
        return named
    return named | Q(owner_id=None) if ids else Q(owner_id=None)


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18


def is_visible(actor: Actor, case_id: int) -> bool:
    """Whether the actor may know of that case."""
    return policies.visible(Case.objects.filter(pk=case_id), actor).exists()


def sees_customer(actor: Actor, customer_id: int) -> bool:
    """Whether the actor may see any case of that customer, and so know who she is."""
    return policies.visible(Case.objects.filter(customer_id=customer_id), actor).exists()


def get_case(actor: Actor, number: int) -> Case:
    """One case by its number. Raises NotFound when there is none or the actor may not know of it."""
    shown = ("brand", "type", "stage", "customer", "owner", "team", "model__line", "unit", "follows")
    case = policies.visible(Case.objects.all(), actor).select_related(*shown).filter(number=number).first()
    if case is None:
        raise NotFound
    return case


def thread(case: Case, *, for_customer: bool, limit: int = 200) -> list[Message]:
    """The newest `limit` messages of a case in order; for the customer only what was sent to her or by her."""
    links = CaseMessage.objects.filter(case=case)
    if for_customer:
        links = links.filter(message__visibility="public", message__sent_at__isnull=False)
    ids = list(links.order_by("-message_id").values_list("message_id", flat=True)[:limit])
    return list(conversations.messages(ids))


def current_conversation(case: Case) -> Conversation | None:
    """The thread answers of this case go to; read once for each case object, several panels of a page ask."""
    if not hasattr(case, "_current_conversation"):
        link = CaseMessage.objects.filter(case=case).select_related("message__conversation").order_by("-id").first()
        case._current_conversation = link.message.conversation if link else None  # type: ignore[attr-defined]
    return case._current_conversation  # type: ignore[attr-defined,no-any-return]


def find_draft(case: Case, actor: Actor) -> Draft | None:
    """What the actor typed in this case and did not send."""
    return Draft.objects.filter(case=case, staff_id=actor.id).first()


def may_see_attachment(actor: Actor, message_id: int) -> bool:
    """Whether a staff actor sees a case that holds this message."""
    return policies.visible(Case.objects.filter(case_messages__message_id=message_id), actor).exists()


def find_by_token(token: str) -> Case | None:
    """The case a customer's signed link leads to; None for a forged one."""
    return links.find_by_token(token)


def link_token(case: Case) -> str:
    """What stands in the signed link of a case."""
    return links.token_of(case)


def link_path(case: Case) -> str:
    """Path of the customer's page of a case."""
    return links.path_of(case)


def find_tracked(code: str, proof: str) -> Case | None:
    """The case with that query code, if `proof` is the end of its customer's phone number or her mail address; else None."""
    case = links.find_by_code(code)
    is_hers = customers.is_reached_by(case.customer_id if case else 0, proof)
    return case if case and is_hers else None


def find_customer_attachment(case: Case, code: str) -> Attachment | None:
    """A file the customer may open: of a message of her case that she wrote or that was sent to her; else None."""
    found = conversations.find_attachment(code)
    if found is None or not found.message.is_public or found.message.sent_at is None:
        return None
    return found if CaseMessage.objects.filter(case=case, message_id=found.message_id).exists() else None


def effect_of_reply(case: Case, at: datetime) -> Effect:
    """What a message of the customer would do now: wait for an answer, reopen the case, or open a linked one."""
    situation = Situation(
        state=State(case.state),
        ended_at=case.solved_at or case.closed_at,
        reopens_within=timedelta(days=case.type.reopens_within_days),
        is_only_thanks=False,
        is_automatic=False,
    )
    return effect_of(situation, at=at)


def types(*, offered_on_portal: bool = False) -> QuerySet[CaseType]:
    """Active case types in order (only those customers are offered)."""
    found = CaseType.objects.filter(is_active=True)
    return found.filter(is_offered_on_portal=True) if offered_on_portal else found


def stages(type_id: int) -> QuerySet[Stage]:
    """The stages of a type in order."""
    return Stage.objects.filter(type_id=type_id)


def all_types() -> QuerySet[CaseType]:
    """Every case type, also those no longer used, with its stages: for settings."""
    return CaseType.objects.prefetch_related("stages")


def used_stages(type_id: int) -> set[int]:
    """Ids of the stages of a type that at least one case is in."""
    stages = Stage.objects.filter(type_id=type_id)
    return set(stages.filter(Exists(Case.objects.filter(stage_id=OuterRef("pk")))).values_list("pk", flat=True))


def saved_views(actor: Actor) -> QuerySet[SavedView]:
    """The views everybody has and the actor's own."""
    return SavedView.objects.filter(Q(owner_id=None) | Q(owner_id=actor.id))


def neighbours(actor: Actor, case: Case) -> Mapping[str, list[Case]]:
    """Other cases of the same customer the actor may see, newest first (at most 10), and the one this follows."""
    others = policies.visible(Case.objects.filter(customer_id=case.customer_id), actor).exclude(pk=case.pk)
    return {"same_customer": list(others.select_related("stage", "type").order_by("-id")[:10])}


def of_unit(actor: Actor, unit_id: int, limit: int = 20) -> list[Case]:
    """The newest cases about a unit the actor may see."""
    rows = policies.visible(Case.objects.filter(unit_id=unit_id), actor)
    return list(rows.select_related("stage", "type", "customer").order_by("-id")[:limit])


def numbers_of(case_ids: Collection[int]) -> dict[int, int]:
    """Numbers of cases by id, whoever asks: for logs, which show that and not more."""
    return dict(Case.objects.filter(pk__in=case_ids).values_list("pk", "number"))


def history(case: Case, *, limit: int = 50, before_id: int | None = None) -> list[Happening]:
    """What happened to a case, newest first, each with its changes and the reason a person gave."""
    events = timeline("case", case.pk, limit=limit, before_id=before_id)
    reopened = {event.data.get("reopening_id") for event in events if event.type == "cases.CaseReopened"}
    reasons = dict(Reopening.objects.filter(pk__in=reopened).values_list("pk", "reason")) if reopened else {}
    cancelled = _cancellations(case) if any(event.type == "cases.CaseCancelled" for event in events) else {}
    return [
        Happening(
            event=event,
            changes=tuple(event.changes.all()),
            reason=reasons.get(event.data.get("reopening_id"), "")
            if event.type == "cases.CaseReopened"
            else cancelled.get(event.at, "")
            if event.type == "cases.CaseCancelled"
            else "",
        )
        for event in events
    ]


def _cancellations(case: Case) -> dict[datetime, str]:
    rows = Closure.objects.filter(case=case, outcome=Closure.Outcome.CANCELLED)
    return dict(rows.values_list("at", "reason"))


def found(actor: Actor, words: str, *, limit: int = 20, is_typing: bool = False) -> list[Case]:
    """Visible cases that match words, a number, a code, a name or a phone number; best first."""
    hits = index.search(words, kinds=["case"], scopes=search_scopes(actor), limit=limit, is_typing=is_typing)
    ids = [hit.object_id for hit in hits]
    exact = _named(actor, words)
    shown = ("brand", "type", "stage", "customer", "owner", "model")
    rows = policies.visible(Case.objects.filter(pk__in=[*exact, *ids]), actor).select_related(*shown)
    by_id = {row.pk: row for row in rows}
    return [by_id[id] for id in dict.fromkeys([*exact, *ids]) if id in by_id][:limit]


def _named(actor: Actor, words: str) -> list[int]:
    """Cases whose number or public code was typed: found even before the index knows them."""
    typed = words.strip().lstrip("#＃")
    if _is_id(typed):
        return list(Case.objects.filter(number=int(typed)).values_list("pk", flat=True))
    code = read_code(typed)
    return list(Case.objects.filter(code=code).values_list("pk", flat=True)) if len(code) == 10 else []


def search_scopes(actor: Actor) -> list[Grant] | None:
    """What an actor may see, in the index's words; None: everything."""
    grants = [grant for grant in actor.grants if "cases.view" in grant.permissions]
    if actor.is_system or any(not grant.scopes for grant in grants):
        return None
    return [
        [[f"{SCOPE_LETTERS[dimension]}{id}" for id in sorted(ids)] for dimension, ids in grant.scopes.items()]
        for grant in grants
        if set(grant.scopes) <= set(SCOPE_LETTERS)
    ]


def texts(case_ids: Iterable[int]) -> dict[int, str]:
    """What was written in each case, newest message first, joined: for showing where a search word stands."""
    links = CaseMessage.objects.filter(case_id__in=list(case_ids), message__recalled_at=None).order_by("-message_id")
    found: dict[int, str] = {}
    for case_id, text in links.values_list("case_id", "message__text")[:_MOST_TEXTS]:
        found[case_id] = f"{found[case_id]}\n{text}" if case_id in found else text
    return found


def of_customer(actor: Actor, customer_id: int, *, limit: int = 10) -> list[Case]:
    """The newest cases of a customer the actor may see."""
    rows = policies.visible(Case.objects.filter(customer_id=customer_id), actor)
    return list(rows.select_related("brand", "type", "stage", "owner", "model").order_by("-id")[:limit])


def customers_with_active_cases(actor: Actor) -> QuerySet[Case, int]:
    """Ids of customers who have a case somebody must do something about, for filtering a list of them."""
    rows = policies.visible(Case.objects.filter(IsOneOf("state", [state.value for state in ACTIVE])), actor)
    return rows.values_list("customer_id", flat=True)


def active_counts(actor: Actor, customer_ids: Collection[int]) -> dict[int, int]:
    """How many cases of each of these customers are active, of those the actor may see."""
    rows = policies.visible(Case.objects.filter(customer_id__in=customer_ids), actor)
    counted = rows.filter(state__in=[state.value for state in ACTIVE]).order_by().values("customer_id")
    return dict(counted.annotate(n=Count("pk")).values_list("customer_id", "n"))


def due_for_customer(case: Case) -> list[Due]:
    """What the customer may be told about when she hears from us: only what the policies show her, the earliest first.

    Whoever writes such an instant to her calls `cases.operations.telling`, so that it is not moved behind her back.
    """
    return clocks.dues("case", case.pk)


def file_ids_of(case: Case) -> frozenset[int]:
    """Ids of all files the messages of a case carry."""
    return conversations.file_ids(CaseMessage.objects.filter(case=case).values("message_id"))


def case_of_message(message_id: int) -> Case | None:
    """The case a message belongs to, or None."""
    link = CaseMessage.objects.select_related("case").filter(message_id=message_id).first()
    return link.case if link else None


def case_of_conversation(conversation_id: int) -> Case | None:
    """The case a conversation is about now, else the last one it was about; None when there is none."""
    link = ConversationCase.objects.select_related("case").filter(conversation_id=conversation_id).first()
    if link is not None:
        return link.case
    last = CaseMessage.objects.select_related("case").filter(message__conversation_id=conversation_id)
    found = last.order_by("-id").first()
    return found.case if found else None


def numbers_of_messages(message_ids: Iterable[int]) -> dict[int, int]:
    """The number of the case each of these messages belongs to."""
    links = CaseMessage.objects.filter(message_id__in=list(message_ids))
    return dict(links.values_list("message_id", "case__number"))
