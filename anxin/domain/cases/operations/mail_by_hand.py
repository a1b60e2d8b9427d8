"""What a person does with a mail that was left aside: make a case of it, or have it read again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies
from anxin.domain.cases.events import CaseOfMail
from anxin.domain.cases.operations import mailing
from anxin.domain.cases.types import Arriving
from anxin.domain.conversations.operations import mails
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import record
from anxin.foundation.files import store
from anxin.foundation.mail.reading import read
from anxin.foundation.spool.types import Envelope

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case
    from anxin.domain.conversations.models import InboundMail


@transaction.atomic
def make_case(*, inbound_id: int, actor: Actor, at: datetime) -> Case:
    """Make a case of a mail that was ignored or set aside (or add it to its thread), whatever was decided; nothing automatic is sent.

    Raises NotFound, Forbidden, Conflict when it was stored before, Invalid when no sender can be found in it.
    """
    row = mails.locked(inbound_id)
    policies.require(actor, "settings.messaging", {"brand": row.brand_id})
    if row.message_id is not None:
        raise Conflict(_("This mail has been stored already."))
    try:
        message = mailing.make_case(row, arriving(row), at=at)
    except Invalid as refusal:
        raise Conflict(_("No case can be made of it: %(why)s") % {"why": refusal.message}) from refusal
    case = mailing.case_of(message.pk)
    record(CaseOfMail(case_id=case.pk, inbound_id=row.pk), actor=actor, at=at)
    return case


@transaction.atomic
def retry(*, inbound_id: int, actor: Actor, at: datetime) -> InboundMail:
    """Read a mail that was set aside again and decide about it as if it had just come. Raises NotFound, Forbidden, Conflict."""
    row = mails.locked(inbound_id)
    policies.require(actor, "settings.messaging", {"brand": row.brand_id})
    if row.state != row.State.SET_ASIDE:
        raise Conflict(_("Only a mail that was set aside can be tried again."))
    try:
        with transaction.atomic():
            return mailing.decide_again(row, arriving(row), at=at)
    except Exception as error:
        raise Conflict(_("It still cannot be read: %(why)s") % {"why": f"{type(error).__name__}: {error}"}) from error


def arriving(row: InboundMail) -> Arriving:
    """The mail of a row, read from the raw file that was kept. Raises NotFound when that is gone."""
    if row.raw is None:
        raise NotFound
    try:
        raw = store.path_of(row.raw.sha256).read_bytes()
    except FileNotFoundError as error:
        raise NotFound from error
    recipients = [row.to_address] if row.to_address else []
    envelope = Envelope(row.via, row.arrived_at.isoformat(), "", recipients, row.mailbox_id)
    return Arriving(row.sha256, row.size_bytes, envelope, row.arrived_at, read(raw))
