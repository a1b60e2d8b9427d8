"""Cases and messages as the API gives them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from anxin.surfaces.api.cases.shapes import CaseOut, MessageOut

if TYPE_CHECKING:
    from anxin.domain.accounts.models import Staff
    from anxin.domain.cases.models import Case
    from anxin.domain.conversations.models import Message

_PLAIN = tuple(
    name
    for name in CaseOut.model_fields
    if name not in ("brand", "type", "stage", "customer", "model", "owner", "team")
)


def case_row(case: Case) -> dict[str, Any]:
    """One case; its brand, type, stage, customer, owner, team and model should be loaded with it."""
    return {
        **{name: getattr(case, name) for name in _PLAIN},
        "brand": case.brand.code,
        "type": case.type.code,
        "stage": case.stage.code,
        "customer": {"id": case.customer_id, "name": case.customer.name},
        "model": case.model.number if case.model else None,
        "owner": _person(case.owner),
        "team": case.team.code if case.team else None,
    }


def case_json(case: Case) -> dict[str, Any]:
    """The same as plain JSON values, to be kept under an idempotency key."""
    return CaseOut(**case_row(case)).model_dump(mode="json")


def message_row(message: Message) -> dict[str, Any]:
    """One message with its attachments."""
    plain = {name: getattr(message, name) for name in MessageOut.model_fields if name != "attachments"}
    return {**plain, "attachments": _files(message)}


def message_json(message: Message) -> dict[str, Any]:
    """The same as plain JSON values."""
    return MessageOut(**message_row(message)).model_dump(mode="json")


def _files(message: Message) -> Iterable[dict[str, Any]]:
    return [
        {"name": each.name, "media_type": each.file.media_type, "size_bytes": each.file.size_bytes}
        for each in message.attachments.all()
    ]


def _person(staff: Staff | None) -> dict[str, Any] | None:
    return {"id": staff.pk, "name": staff.name} if staff else None
