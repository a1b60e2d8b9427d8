"""A person of the staff, or her program, opens a case in a customer's name: by phone, at the counter, from another system."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.cases.events import CaseEntered
from anxin.domain.cases.operations.receiving import receive
from anxin.domain.cases.types import Received
from anxin.domain.catalog.queries import find_model
from anxin.domain.customers.operations.files import identify
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid
from anxin.foundation.events.operations import record


@transaction.atomic
def open_for(
    *,
    brand_id: int,
    phone: str,
    email: str,
    name: str,
    language: str,
    channel: str,
    type_code: str,
    text: str,
    subject: str = "",
    model_id: int | None = None,
    values: Mapping[str, Any] | None = None,
    actor: Actor,
    at: datetime,
) -> Received:
    """Open a case for whoever has this phone or mail address; the message counts as hers, the timeline says who entered it.

    Raises Forbidden without "cases.create" at that brand, Invalid(field).
    """
    accounts.require(actor, "cases.create", {"brand": brand_id})
    if not phone.strip() and not email.strip():
        raise Invalid(_("Please give a phone number or a mail address."), field="customer")
    _check_model(model_id, brand_id)
    customer = identify(phone=phone, email=email, name=name, language=language, actor=actor, at=at)
    received = receive(
        brand_id=brand_id,
        customer_id=customer.pk,
        channel=channel,
        type_code=type_code,
        text=text,
        subject=subject,
        model_id=model_id,
        values=values,
        email=email.strip(),
        language=language,
        customer_name=name.strip()[:80],
        actor=Actor(kind="customer", id=customer.pk, name=customer.name),
        at=at,
    )
    record(CaseEntered(case_id=received.case.pk), actor=actor, at=at)
    return received


def _check_model(model_id: int | None, brand_id: int) -> None:
    if model_id is None:
        return
    model = find_model(model_id)
    if model is None or model.line.brand_id != brand_id:
        raise Invalid(_("This brand has no such product."), field="model_id")
