"""What the audit says about mail settings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit import sentences

sentences.register(
    {
        "messaging.MailboxSaved": _("changed a mailbox we read"),
        "messaging.MailboxDeleted": _("removed a mailbox we read"),
        "messaging.SigningChanged": _("changed how outgoing mail is signed"),
    }
)
