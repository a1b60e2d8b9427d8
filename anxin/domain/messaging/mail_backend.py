"""Django's mail API (invitations, password resets) ends at the gate like everything else."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language

from anxin.domain.messaging.operations.sending import send
from anxin.foundation import clock


class GateBackend(BaseEmailBackend):
    """Turns each Django mail into one outgoing row per recipient."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Hand the mails to the gate in the caller's transaction; returns how many."""
        for message in email_messages:
            for address in message.recipients():
                send(
                    channel="mail",
                    address=address,
                    subject=message.subject,
                    body=str(message.body),
                    language=get_language() or "zh-hans",
                    brand_id=None,
                    at=clock.now(),
                    text_id="account",
                    is_automatic=True,
                    is_secret=True,
                )
        return len(email_messages)
