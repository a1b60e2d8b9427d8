"""Cases: list, read, open, answer, assign, end."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from ninja.responses import Status

from anxin.domain.accounts import policies as accounts
from anxin.domain.cases import queries
from anxin.domain.cases.operations import answering, editing, lifecycle, opening
from anxin.domain.cases.types import Filter, State
from anxin.foundation import clock
from anxin.surfaces.api.cases import rows, shapes
from anxin.surfaces.api.cases.reading import actor_of, brand_of, case_of, team_of, type_of
from anxin.surfaces.api.doing_once import Answer, Key, once
from anxin.surfaces.api.shapes import BIGGEST_ID, Code
from anxin.surfaces.kit import paging

router = Router()
Number = Annotated[int, Path(ge=1, le=BIGGEST_ID, description="The case's number.")]
Owner = Annotated[str, Query(pattern=r"^(me|nobody|[0-9]{1,17})?$", description="`me`, `nobody` or an id.")]


@router.get("", response=shapes.CasesOut, summary="List cases")
def index(
    request: HttpRequest,
    state: Annotated[list[State], Query()] = [],  # noqa: B006 – ninja copies defaults
    brand: Code = "",
    type: Code = "",
    team: Code = "",
    owner: Owner = "",
    priority: shapes.Priority | None = None,
    is_emergency: bool | None = None,
    channel: shapes.Channel | None = None,
    cursor: Annotated[str, Query(max_length=1000)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> dict[str, Any]:
    """The cases the caller sees, newest activity first."""
    actor = actor_of(request)
    accounts.require(actor, "cases.view")
    wanted = Filter(
        states=tuple(each.value for each in state),
        brand_ids=(brand_of(request, brand).pk,) if brand else (),
        type_ids=(type_of(type).pk,) if type else (),
        team_ids=(team_of(team).pk,) if team else (),
        owners=(owner,) if owner else (),
        priorities=(priority.value,) if priority else (),
        is_emergency=is_emergency,
        channels=(channel.value,) if channel else (),
    )
    page = paging.page(queries.listed_whole(actor, wanted), cursor=cursor, order=queries.ORDER, size=limit)
    return {"items": [rows.case_row(case) for case in page], "next": page.next_cursor}


@router.get("/{number}", response=shapes.CaseOut, summary="Read a case")
def show(request: HttpRequest, number: Number) -> dict[str, Any]:
    """One case; 404 when there is none or the caller may not know of it."""
    return rows.case_row(case_of(request, number))


@router.post("", response={201: shapes.CaseOut}, summary="Open a case")
def create(request: HttpRequest, body: shapes.CaseIn, idempotency_key: Key = None) -> Status:
    """Open a case in a customer's name. Words of danger in its text make it an emergency at once."""

    def run() -> Answer:
        received = opening.open_for(
            brand_id=brand_of(request, body.brand, "cases.create").pk,
            **body.customer.model_dump(mode="json"),
            channel=body.channel.value,
            type_code=body.type,
            text=body.text,
            subject=body.subject,
            model_id=body.model_id,
            values=body.values,
            actor=actor_of(request),
            at=clock.now(),
        )
        return 201, rows.case_json(received.case)

    return once(request, idempotency_key, run)


@router.get("/{number}/messages", response=shapes.MessagesOut, summary="Read what was said")
def messages(request: HttpRequest, number: Number) -> dict[str, Any]:
    """The newest 200 messages of a case with internal notes, oldest first."""
    thread = queries.thread(case_of(request, number), for_customer=False)
    return {"items": [rows.message_row(message) for message in thread]}


@router.post("/{number}/messages", response={201: shapes.MessageOut}, summary="Answer or note")
def write(request: HttpRequest, number: Number, body: shapes.MessageIn, idempotency_key: Key = None) -> Status:
    """Answer the customer (it leaves ten seconds later) or add an internal note."""
    actor, case = actor_of(request), case_of(request, number)

    def run() -> Answer:
        if body.kind is shapes.MessageKind.NOTE:
            message = answering.note(case_id=case.pk, text=body.text, actor=actor, at=clock.now())
        else:
            then = State(body.then.value)
            message = answering.answer(case_id=case.pk, text=body.text, then=then, actor=actor, at=clock.now())
        return 201, rows.message_json(message)

    return once(request, idempotency_key, run)


@router.put("/{number}/assignment", response=shapes.CaseOut, summary="Assign")
def assign(request: HttpRequest, number: Number, body: shapes.AssignmentIn) -> dict[str, Any]:
    """Give the case to a person and a team, or to nobody."""
    case = case_of(request, number)
    team_id = team_of(body.team).pk if body.team else None
    editing.assign(case_id=case.pk, owner_id=body.owner_id, team_id=team_id, actor=actor_of(request), at=clock.now())
    return rows.case_row(case_of(request, number))


@router.post("/{number}/closure", response={201: shapes.CaseOut}, summary="Solve or cancel")
def close(request: HttpRequest, number: Number, body: shapes.ClosureIn, idempotency_key: Key = None) -> Status:
    """Mark a case as solved, or cancel it with a reason."""
    actor, case = actor_of(request), case_of(request, number)

    def run() -> Answer:
        if body.outcome is shapes.Ending.SOLVED:
            lifecycle.solve(case_id=case.pk, actor=actor, at=clock.now())
        else:
            lifecycle.cancel(case_id=case.pk, reason=body.reason, actor=actor, at=clock.now())
        return 201, rows.case_json(case_of(request, number))

    return once(request, idempotency_key, run)


@router.post("/{number}/reopening", response={201: shapes.CaseOut}, summary="Open again")
def reopen(request: HttpRequest, number: Number, body: shapes.ReopeningIn, idempotency_key: Key = None) -> Status:
    """Open an ended case again."""
    actor, case = actor_of(request), case_of(request, number)

    def run() -> Answer:
        lifecycle.reopen(case_id=case.pk, reason=body.reason, actor=actor, at=clock.now())
        return 201, rows.case_json(case_of(request, number))

    return once(request, idempotency_key, run)
