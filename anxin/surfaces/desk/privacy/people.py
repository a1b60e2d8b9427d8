"""Finding whom a request is about: by number of the customer, phone, mail address, or number of a case."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from anxin.domain.cases import queries as cases
from anxin.domain.customers import queries as customers
from anxin.domain.customers.operations.files import find_by_contact
from anxin.domain.customers.types import normal_email, normal_phone
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound


def find(actor: Actor, typed: str) -> int:
    """The id of the file that is kept for whoever is meant. Raises Invalid(field="person") when there is nobody."""
    text = typed.strip()
    found = _by_case(actor, text) if text[:1] in "#＃" else _by_number(text) or _by_address(text)
    if found is None:
        raise Invalid(
            _("Nobody is known by this. Write a phone number, a mail address, or a case as #10001."), field="person"
        )
    return found


def _by_case(actor: Actor, text: str) -> int | None:
    digits = text[1:].strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 18):
        return None
    try:
        return kept(cases.get_case(actor, int(digits)).customer_id)
    except NotFound:
        return None


def _by_number(text: str) -> int | None:
    is_number = text.isascii() and text.isdecimal() and len(text) < 10
    return kept(int(text)) if is_number else None


def _by_address(text: str) -> int | None:
    try:
        kind, value = ("email", normal_email(text)) if "@" in text else ("phone", normal_phone(text))
    except Invalid:
        return None
    file = find_by_contact(kind, value)
    return kept(file.pk) if file else None


def kept(customer_id: int) -> int | None:
    """The file a number leads to, through merges; None when there is none."""
    try:
        file = customers.get_customer(customer_id)
    except (ObjectDoesNotExist, NotFound):
        return None
    return file.merged_into_id or file.pk


def names(customer_ids: Iterable[int]) -> dict[int, str]:
    """What to call them: the name, or the number of whoever is erased, nameless or out of reach."""
    ids = set(customer_ids)
    points = customers.contact_points_of(ids).select_related("customer")
    known = {point.customer_id: point.customer.name for point in points}
    return {id: known.get(id) or f"#{id}" for id in ids}
