"""A person without an account asks for help by a form: her file is found or opened and the case with it, in one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from anxin.domain.cases.models import CaseType
from anxin.domain.cases.operations.receiving import check_text, receive
from anxin.domain.cases.rules import fields
from anxin.domain.cases.types import Received
from anxin.domain.conversations.types import NewFile
from anxin.domain.customers.operations.consent import accept_notice
from anxin.domain.customers.operations.files import identify
from anxin.domain.customers.types import Reach
from anxin.foundation.actors import Actor
from anxin.foundation.db.turns import take_turn


@dataclass(frozen=True, kw_only=True)
class Request:
    """What she asks for."""

    brand_id: int
    type_code: str
    text: str
    subject: str = ""
    model_id: int | None = None
    unit_id: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    files: Iterable[NewFile] = ()
    client_key: str | None = None


@transaction.atomic
def submit(*, contact: Reach, request: Request, at: datetime) -> Received:
    """Open a case for whoever fills the form; the same `client_key` again gives the case it made before.

    Only fields of the type that are asked on the portal are taken. Raises Invalid(field).
    """
    if request.client_key:
        # A double tap arrives twice at once: the second waits here and then finds what the first one made.
        take_turn(f"intake {request.client_key}")
    check_text(request.text)
    values = _asked_values(request)
    customer = identify(
        phone=contact.phone,
        email=contact.email,
        name=contact.name,
        language=contact.language,
        zone=contact.zone,
        region=contact.region,
        actor=Actor(kind="customer", name=contact.name),
        at=at,
    )
    actor = Actor(kind="customer", id=customer.pk, name=contact.name)
    received = receive(
        brand_id=request.brand_id,
        customer_id=customer.pk,
        channel="portal",
        type_code=request.type_code,
        text=request.text,
        subject=request.subject,
        model_id=request.model_id,
        unit_id=request.unit_id,
        values=values,
        files=request.files,
        email=contact.email,
        language=contact.language,
        client_key=request.client_key,
        customer_name=contact.name,
        actor=actor,
        at=at,
    )
    if received.is_new_case:
        accept_notice(customer_id=customer.pk, brand_id=request.brand_id, actor=actor, at=at)
    return received


def _asked_values(request: Request) -> dict[str, Any]:
    kind = CaseType.objects.filter(code=request.type_code, is_offered_on_portal=True).first()
    asked = [definition for definition in (kind.fields if kind else []) if definition.get("asked_on_portal")]
    return fields.checked(asked, request.values, require=True)
