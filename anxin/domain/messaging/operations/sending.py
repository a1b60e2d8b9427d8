"""Handing a message to the gate, and taking it back while it is held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.messaging import queries
from anxin.domain.messaging.catalogue import get_text
from anxin.domain.messaging.jobs import deliver, show
from anxin.domain.messaging.models import Outgoing, OutgoingFile
from anxin.domain.messaging.operations.delivery import end_unsent
from anxin.domain.messaging.rules.tries import AUTOMATIC_MOST, AUTOMATIC_WINDOW
from anxin.domain.messaging.types import File, Reason, Reference, Thread
from anxin.foundation.actors import SYSTEM
from anxin.foundation.errors import Conflict, Invalid
from anxin.foundation.text.lines import one_line

UNDO_WINDOW = timedelta(seconds=10)
_LONGEST_ADDRESS = 254  # RFC 5321 4.5.3.1.3, without the angle brackets


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
    thread: Thread = Thread(),
    cc: Iterable[tuple[str, str]] = (),
    reply_to: str = "",
    unsubscribe_url: str = "",
    is_formatted: bool = False,
    is_automatic: bool = False,
    is_secret: bool = False,
    once_key: str | None = None,
) -> Outgoing:
    """Put one message to one address on its way, at the earliest after `hold`; until then `recall` takes it back.

    `cc`: (name, address) of those who get a copy. `is_formatted`: bold, lists and links are marked in `body`.
    With a `once_key` used before, the earlier row is returned and nothing is sent. Raises Invalid(address) for one that is too long.
    """
    address = address.strip()
    if len(address) > _LONGEST_ADDRESS:
        raise Invalid(_("This does not look like a mail address."), field="address")
    if once_key and (known := Outgoing.objects.filter(once_key=once_key).first()):
        return known
    is_too_many = is_automatic and channel == Outgoing.Channel.MAIL and _has_had_enough(address, at)
    row = Outgoing.objects.create(
        brand_id=brand_id,
        channel=channel,
        address=address,
        text_id=text_id,
        subject=one_line(subject, 250),
        body=body,
        language=language,
        reference_kind=reference.kind if reference else "",
        reference_id=reference.id if reference else None,
        message_id=queries.new_message_id() if channel == Outgoing.Channel.MAIL else "",
        in_reply_to=thread.in_reply_to[:998],
        references=" ".join(thread.references),
        cc=[{"name": name, "address": copy} for name, copy in cc if copy.lower() != address.lower()],
        reply_to=reply_to[:_LONGEST_ADDRESS],
        unsubscribe_url=unsubscribe_url[:500],
        is_formatted=is_formatted,
        is_automatic=is_automatic,
        is_secret=is_secret,
        once_key=once_key,
        state=Outgoing.State.HELD if hold else Outgoing.State.WAITING,
        send_at=at + hold,
        created_at=at,
    )
    OutgoingFile.objects.bulk_create([OutgoingFile(outgoing=row, file_id=f.file_id, name=f.name) for f in files])
    if is_too_many:
        end_unsent(row, Outgoing.State.SUPPRESSED, Reason.TOO_MANY_AUTOMATIC, actor=SYSTEM, at=at)
    else:
        put_on_way(row, run_at=row.send_at)
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
    thread: Thread = Thread(),
    reply_to: str = "",
    once_key: str | None = None,
) -> Outgoing:
    """Send a text of the catalogue in the brand's wording and the reader's language."""
    ready, text = queries.render(text_id, brand_id=brand_id, language=language, values=values), get_text(text_id)
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
        thread=thread,
        reply_to=reply_to,
        is_automatic=text.is_automatic,
        is_secret=text.is_secret,
        once_key=once_key,
    )


@transaction.atomic
def recall(*, reference: Reference) -> None:
    """Take back everything that carries `reference`. Raises Conflict when any of it may have left the house.

    Does not wait for a delivery that holds a row: that one has won, and waiting for it while holding case and message would
    lock both for ever (the delivery goes on to tell message and case).
    """
    try:
        with transaction.atomic():
            rows = list(queries.of_reference(reference.kind, [reference.id]).select_for_update(nowait=True))
    except DatabaseError as error:
        raise Conflict(_("It is too late to take this back: it has already been sent.")) from error
    if not rows or any(row.state != Outgoing.State.HELD for row in rows):
        raise Conflict(_("It is too late to take this back: it has already been sent."))
    Outgoing.objects.filter(pk__in=[row.pk for row in rows]).update(state=Outgoing.State.RECALLED)


@transaction.atomic
def send_now(*, reference: Reference, at: datetime) -> None:
    """End the undo window early; what is being sent already is left alone."""
    for row in queries.of_reference(reference.kind, [reference.id]).select_for_update(skip_locked=True):
        if row.state == Outgoing.State.HELD:
            Outgoing.objects.filter(pk=row.pk).update(send_at=at)
            put_on_way(row, run_at=at)


def put_on_way(row: Outgoing, *, run_at: datetime) -> None:
    """Inside the transaction that made `row` due: write (or bring forward) the job that delivers it."""
    work = deliver if row.channel == Outgoing.Channel.MAIL else show
    work.enqueue(outgoing_id=row.pk, run_at=run_at, dedupe_key=f"deliver:{row.pk}")


def _has_had_enough(address: str, at: datetime) -> bool:
    """Whether two robots are probably answering each other: so many automatic mails no person causes in an hour."""
    lately = Outgoing.objects.filter(address=address, is_automatic=True, created_at__gt=at - AUTOMATIC_WINDOW)
    return lately[:AUTOMATIC_MOST].count() >= AUTOMATIC_MOST
