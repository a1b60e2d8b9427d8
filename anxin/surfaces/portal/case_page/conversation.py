"""The conversation as its customer sees it: only what was sent, first names only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from anxin.domain.cases import queries as cases
from anxin.domain.cases.operations.receiving import conversation_of
from anxin.domain.customers.types import masked_email
from anxin.foundation.text.formatted import formatted
from anxin.foundation.text.names import given_name

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case


@dataclass(frozen=True)
class Entry:
    """One message. `is_mine`: the customer's own; `short` stands in the round sign beside it."""

    id: int
    author: str
    short: str
    is_mine: bool
    text: str
    at: datetime
    attachments: list[Any]
    is_formatted: bool = False


def entries(case: Case, brand_name: str) -> list[Entry]:
    """The messages in order; the house speaks with a first name, machines with the brand's."""
    hers = conversation_of(case).email.lower()
    return [_entry(message, brand_name, hers) for message in cases.thread(case, for_customer=True)]


def _entry(message: Any, brand_name: str, hers: str) -> Entry:
    mail = getattr(message, "mail", None)
    is_mine = message.author_kind == "customer" and (mail is None or mail.from_address.lower() == hers)
    if message.author_kind == "customer" and not is_mine:
        return _of_another(message, mail)
    is_formatted = message.author_kind == "staff"
    name = given_name(message.author_name) if message.author_kind == "staff" else ""
    author = (
        _("You") if is_mine else _("%(name)s · %(brand)s") % {"name": name, "brand": brand_name} if name else brand_name
    )
    return Entry(
        message.pk,
        author,
        _("You") if is_mine else name or brand_name,
        is_mine,
        formatted(message.text) if is_formatted else message.text,
        message.sent_at,
        _listed(message),
        is_formatted,
    )


def _of_another(message: Any, mail: Any) -> Entry:
    """Somebody who reads along, or whom the case does not know: by name, never with an address in full."""
    author = mail.from_name or masked_email(mail.from_address)
    return Entry(message.pk, author, author, False, message.text, message.sent_at, _listed(message))


def _listed(message: Any) -> list[Any]:
    return [each for each in message.attachments.all() if not each.is_hidden]
