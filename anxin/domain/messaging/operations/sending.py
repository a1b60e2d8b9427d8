"""Handing a message to the gate, and taking it back while it is held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from email.utils import make_msgid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.messaging import queries
from anxin.domain.messaging.jobs import deliver
from anxin.domain.messaging.models import Outgoing, OutgoingFile
from anxin.domain.messaging.types import File, Reference
from anxin.foundation.errors import Conflict

UNDO_WINDOW = timedelta(seconds=10)


@transaction.atomic
def send(
    *,
    channel: str,
    address: str = "",
    subject: str = "",
    body: str = "",
    language: str,
    brand_id: int | None,
    at: datetime,
    reference: Reference | None = None,
    files: Iterable[File] = (),
    hold: timedelta = timedelta(0),
    text_id: str = "",
    in_reply_to: str = "",
) -> Outgoing:
    """Put one message to one address on its way, at the earliest after `hold`; until then `recall` takes it back."""
    row = Outgoing.objects.create(
        brand_id=brand_id,
        channel=channel,
        address=address,
        text_id=text_id,
        subject=subject,
        body=body,
        language=language,
        reference_kind=reference.kind if reference else "",
        reference_id=reference.id if reference else None,
        message_id=_message_id(brand_id) if channel == Outgoing.Channel.MAIL else "",
        in_reply_to=in_reply_to,
        state=Outgoing.State.HELD if hold else Outgoing.State.WAITING,
        send_at=at + hold,
        created_at=at,
    )
    OutgoingFile.objects.bulk_create([OutgoingFile(outgoing=row, file_id=f.file_id, name=f.name) for f in files])
    deliver.enqueue(outgoing_id=row.pk, run_at=row.send_at)
    return row


def send_text(
    text_id: str,
    *,
    channel: str,
    address: str,
    language: str,
    brand_id: int | None,
    values: Mapping[str, str],
    at: datetime,
    reference: Reference | None = None,
) -> Outgoing:
    """Send a text of the catalogue in the brand's wording and the reader's language."""
    ready = queries.render(text_id, brand_id=brand_id, language=language, values=values)
    return send(
        channel=channel,
        address=address,
        subject=ready.subject,
        body=ready.body,
        language=language,
        brand_id=brand_id,
        at=at,
        reference=reference,
        text_id=text_id,
    )


@transaction.atomic
def recall(*, reference: Reference) -> None:
    """Take back everything that carries `reference`. Raises Conflict when any of it may have left the house."""
    rows = list(queries.of_reference(reference.kind, [reference.id]).select_for_update())
    if not rows or any(row.state != Outgoing.State.HELD for row in rows):
        raise Conflict(_("It is too late to take this back: it has already been sent."))
    Outgoing.objects.filter(pk__in=[row.pk for row in rows]).update(state=Outgoing.State.RECALLED)


@transaction.atomic
def send_now(*, reference: Reference, at: datetime) -> None:
    """End the undo window early."""
    for row in queries.of_reference(reference.kind, [reference.id]).select_for_update():
        if row.state == Outgoing.State.HELD:
            Outgoing.objects.filter(pk=row.pk).update(send_at=at)
            deliver.enqueue(outgoing_id=row.pk, run_at=at)


def _message_id(brand_id: int | None) -> str:
    account = queries.mail_account(brand_id)
    domain = account.from_address.rpartition("@")[2] if account else "anxin.invalid"
    return make_msgid(domain=domain)
