"""Reads of cases, always for an actor; what is prefetched is decided here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from anxin.domain.cases import links, policies
from anxin.domain.cases.models import Case, CaseMessage, CaseType, Draft, SavedView, Stage
from anxin.domain.cases.rules.replies import Effect, Situation, effect_of
from anxin.domain.cases.types import ACTIVE, Filter, State
from anxin.domain.conversations import queries as conversations
from anxin.domain.customers import queries as customers
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound

if TYPE_CHECKING:
    from anxin.domain.conversations.models import Attachment, Conversation, Message

MOST_COUNTED = 999
ORDER = ("-activity_at", "-id")


def listed(actor: Actor, wanted: Filter) -> QuerySet[Case]:
    """The visible cases a filter leaves, newest activity first, with what a list row shows. Page it by `activity_at`, `id`."""
    rows = _narrowed(policies.visible(Case.objects.all(), actor), actor, wanted)
    shown = ("brand", "type", "stage", "customer", "owner", "team", "model")
    return rows.select_related(*shown).order_by(*ORDER)


def count(actor: Actor, wanted: Filter, most: int = MOST_COUNTED) -> int:
    """How many cases a filter leaves, counted up to `most` + 1: never counts a million rows."""
    rows = _narrowed(policies.visible(Case.objects.all(), actor), actor, wanted)
    return rows.order_by()[: most + 1].count()


def _narrowed(rows: QuerySet[Case], actor: Actor, wanted: Filter) -> QuerySet[Case]:
    exact = {
        "brand_id": wanted.brand_id,
        "type_id": wanted.type_id,
        "team_id": wanted.team_id,
        "priority": wanted.priority,
        "is_emergency": wanted.is_emergency,
        "channel": wanted.channel or None,
    }
    rows = rows.filter(**{column: value for column, value in exact.items() if value is not None})
    if wanted.states:
        # The very list of the partial indexes' condition, so that the planner sees they apply.
        rows = rows.filter(state__in=_in_index_order(wanted.states))
    if wanted.owner == "me":
        rows = rows.filter(owner_id=actor.id)
    elif wanted.owner == "nobody":
        rows = rows.filter(owner_id=None)
    elif wanted.owner.isdecimal() and len(wanted.owner) < 18:
        rows = rows.filter(owner_id=int(wanted.owner))
    return rows


def _in_index_order(states: tuple[str, ...]) -> list[str]:
    active = [state.value for state in ACTIVE]
    return active if set(states) == set(active) else sorted(states)


def is_visible(actor: Actor, case_id: int) -> bool:
    """Whether the actor may know of that case."""
    return policies.visible(Case.objects.filter(pk=case_id), actor).exists()


def get_case(actor: Actor, number: int) -> Case:
    """One case by its number. Raises NotFound when there is none or the actor may not know of it."""
    shown = ("brand", "type", "stage", "customer", "owner", "team", "model__line", "follows")
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
    """The thread answers of this case go to."""
    link = CaseMessage.objects.filter(case=case).select_related("message__conversation").order_by("-id").first()
    return link.message.conversation if link else None


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


def saved_views(actor: Actor) -> QuerySet[SavedView]:
    """The views everybody has and the actor's own."""
    return SavedView.objects.filter(owner_id=None) | SavedView.objects.filter(owner_id=actor.id)


def neighbours(actor: Actor, case: Case) -> Mapping[str, list[Case]]:
    """Other cases of the same customer the actor may see, newest first (at most 10), and the one this follows."""
    others = policies.visible(Case.objects.filter(customer_id=case.customer_id), actor).exclude(pk=case.pk)
    return {"same_customer": list(others.select_related("stage", "type").order_by("-id")[:10])}


def numbers_of(case_ids: Collection[int]) -> dict[int, int]:
    """Numbers of cases by id, whoever asks: for logs, which show that and not more."""
    return dict(Case.objects.filter(pk__in=case_ids).values_list("pk", "number"))
