"""Bounces and complaints: told to messaging, which knows the mails they are about."""

from __future__ import annotations

from datetime import datetime

from anxin.domain.messaging.operations import bounces
from anxin.domain.messaging.types import Returned
from anxin.foundation.mail.types import ParsedMail


def note_report(mail: ParsedMail, recipients: tuple[str, ...], *, at: datetime) -> str:
    """Inside a transaction: what a report says becomes of our mails and addresses. Returns it in one line for staff."""
    if mail.kind == "feedback_report":
        return bounces.note_complaint(mail_id=mail.original_message_id, recipients=recipients, at=at)
    returned = [
        Returned(each.recipient, each.status, each.code, each.reason, each.diagnosis, each.permanent)
        for each in mail.bounces
    ]
    return bounces.note_returned(returned, mail_id=mail.original_message_id, recipients=recipients, at=at)
