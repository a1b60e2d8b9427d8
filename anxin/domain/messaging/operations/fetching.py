"""Fetching a mailbox: every mail handed over before the place in the mailbox moves on, so that none is skipped whatever dies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import structlog

from anxin.domain.messaging import imap
from anxin.domain.messaging.models import Mailbox
from anxin.foundation import clock

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

log = structlog.get_logger("mail.inbound")
Keep = Callable[[bytes], None]
_IDLE_SECONDS = 240.0  # RFC 2177 asks for less than 29 minutes; some providers hang up after five


def fetch(*, mailbox_id: int, keep: Keep, is_stopped: Callable[[], bool] = lambda: False, idles: bool = False) -> int:
    """Hand every new mail of a mailbox to `keep`, which must have made it safe when it returns; returns how many there were.

    With `idles`, stays connected and waits for more (IDLE, else by asking again) until `is_stopped()` or the line breaks.
    Trouble is kept with the mailbox, not raised; what `keep` raises is.
    """
    mailbox = Mailbox.objects.filter(pk=mailbox_id, is_active=True, via=Mailbox.Arrival.FETCHED).first()
    if mailbox is None:
        return 0
    try:
        with imap.connected(mailbox) as box:
            count = _take_new(box, mailbox, keep)
            while idles and not is_stopped():
                if not _wait(box, is_stopped):
                    break
                count += _take_new(box, mailbox, keep)
            return count
    except KeepFailed as error:
        raise error.cause from error
    except imap.ERRORS as error:
        note_trouble(mailbox, error, at=clock.now())
        return 0


class KeepFailed(Exception):
    """The mail could not be made safe: that is our trouble, not the mailbox's."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(str(cause))
        self.cause = cause


def note_trouble(mailbox: Mailbox, error: BaseException, *, at: datetime) -> None:
    """Keep with the mailbox why it cannot be fetched."""
    log.warning("mailbox cannot be fetched", mailbox=mailbox.pk, why=str(error)[:300])
    Mailbox.objects.filter(pk=mailbox.pk).update(
        trouble=imap.trouble_of(error), trouble_answer=str(error)[:1000], trouble_at=at, checked_at=at
    )


def _take_new(box: BaseMailBox, mailbox: Mailbox, keep: Keep) -> int:
    count = 0
    for uid in _new_uids(box, mailbox):
        raw = _raw(box, uid)
        if raw is not None:
            try:
                keep(raw)
            except OSError as error:
                raise KeepFailed(error) from error
            # Only now: the first time we ask for what nobody has read.
            box.flag([str(uid)], "\\Seen", True)
            count += 1
        mailbox.last_uid = uid
        Mailbox.objects.filter(pk=mailbox.pk).update(last_uid=uid, fetched_at=clock.now())
    Mailbox.objects.filter(pk=mailbox.pk).update(
        checked_at=clock.now(), trouble="", trouble_answer="", trouble_at=None, uid_validity=mailbox.uid_validity
    )
    return count


def _new_uids(box: BaseMailBox, mailbox: Mailbox) -> Iterator[int]:
    """What came since the last time; the first time (or where numbers were given anew) what nobody has read yet."""
    status = box.folder.status(mailbox.folder, ["UIDVALIDITY", "UIDNEXT"])
    if mailbox.uid_validity != status["UIDVALIDITY"]:
        unread = sorted(int(uid) for uid in box.uids("UNSEEN"))
        mailbox.uid_validity, mailbox.last_uid = status["UIDVALIDITY"], 0
        yield from unread
        mailbox.last_uid = max(status["UIDNEXT"] - 1, 0)
        Mailbox.objects.filter(pk=mailbox.pk).update(uid_validity=mailbox.uid_validity, last_uid=mailbox.last_uid)
        return
    # "n:*" always names the last mail, even when its number is below n (RFC 3501 6.4.8).
    found = box.uids(f"UID {mailbox.last_uid + 1}:*")
    yield from sorted(int(uid) for uid in found if int(uid) > mailbox.last_uid)


def _raw(box: BaseMailBox, uid: int) -> bytes | None:
    """The mail as it is, without marking it read by somebody; None when it went away meanwhile."""
    _state, parts = box.client.uid("FETCH", str(uid), "(BODY.PEEK[])")
    return next((part[1] for part in parts or [] if isinstance(part, tuple)), None)


def _wait(box: BaseMailBox, is_stopped: Callable[[], bool]) -> bool:
    """Until something happens in the mailbox; False when there is no IDLE and the caller comes back by itself."""
    if "IDLE" not in box.client.capabilities:
        return False
    with box.idle as idle:
        waited = 0.0
        while waited < _IDLE_SECONDS and not is_stopped():
            if idle.poll(timeout=2):
                break
            waited += 2
    return True
