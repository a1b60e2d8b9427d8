"""Reads of messaging: wordings, states, reachability."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Q, QuerySet

from anxin.domain.messaging.catalogue import get_text
from anxin.domain.messaging.models import MailAccount, Outgoing, Suppression, TextOverride
from anxin.domain.messaging.rules.wording import fill
from anxin.domain.messaging.types import Rendered
from anxin.foundation.text.localised import in_language


def render(text_id: str, *, brand_id: int | None, language: str, values: Mapping[str, str]) -> Rendered:
    """A text in the brand's wording (else everyone's, else the delivered one) with values put in."""
    subject, body = wording(text_id, brand_id=brand_id, language=language)
    return Rendered(subject=fill(subject, values)[:250], body=fill(body, values), language=language)


def wording(text_id: str, *, brand_id: int | None, language: str) -> tuple[str, str]:
    """Subject and body with their variables, before values are put in."""
    rows = TextOverride.objects.filter(Q(brand_id=brand_id) | Q(brand_id=None), text_id=text_id, language=language)
    best = min(rows, key=lambda row: row.brand_id is None, default=None)
    if best is not None:
        return best.subject, best.body
    text = get_text(text_id)
    return in_language(text.subjects, language), in_language(text.bodies, language)


def mail_account(brand_id: int | None) -> MailAccount | None:
    """The account a brand's mail leaves by: its own, else the common one; None when neither is set."""
    accounts = MailAccount.objects.filter(Q(brand_id=brand_id) | Q(brand_id=None))
    return min(accounts, key=lambda account: account.brand_id is None, default=None)


def suppressed_because(channel: str, address: str, at: datetime) -> str | None:
    """Why nothing may go to that address now, or None."""
    standing = Suppression.objects.filter(
        Q(until=None) | Q(until__gt=at), channel=channel, address=address, lifted_at=None
    )
    row = standing.first()
    return row.reason if row else None


def of_reference(kind: str, ids: Iterable[int]) -> QuerySet[Outgoing]:
    """The outgoing messages that carry the given things, oldest first."""
    return Outgoing.objects.filter(reference_kind=kind, reference_id__in=list(ids)).order_by("id")


def not_sent() -> QuerySet[Outgoing]:
    """What has not left (held, waiting, failed …), newest first."""
    return Outgoing.objects.exclude(state=Outgoing.State.SENT).select_related("brand").order_by("-id")
