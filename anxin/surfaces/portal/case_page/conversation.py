"""The conversation as its customer sees it: only what was sent, first names only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from anxin.domain.cases import queries as cases
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


def entries(case: Case, brand_name: str) -> list[Entry]:
    """The messages in order; the house speaks with a first name, machines with the brand's."""
    return [_entry(message, brand_name) for message in cases.thread(case, for_customer=True)]


def _entry(message: Any, brand_name: str) -> Entry:
    is_mine = message.author_kind == "customer"
    name = given_name(message.author_name) if message.author_kind == "staff" else ""
    author = (
        _("You") if is_mine else _("%(name)s · %(brand)s") % {"name": name, "brand": brand_name} if name else brand_name
    )
    return Entry(
        message.pk,
        author,
        _("You") if is_mine else name or brand_name,
        is_mine,
        message.text,
        message.sent_at,
        list(message.attachments.all()),
    )
