"""Tables of messaging."""

from anxin.domain.messaging.models.account import MailAccount
from anxin.domain.messaging.models.mailbox import Mailbox
from anxin.domain.messaging.models.outgoing import Attempt, Outgoing, OutgoingFile
from anxin.domain.messaging.models.report import DeliveryReport, DomainPause
from anxin.domain.messaging.models.signing import DkimKey
from anxin.domain.messaging.models.suppression import Suppression
from anxin.domain.messaging.models.text import TextOverride

__all__ = [
    "Attempt",
    "DeliveryReport",
    "DkimKey",
    "DomainPause",
    "MailAccount",
    "Mailbox",
    "Outgoing",
    "OutgoingFile",
    "Suppression",
    "TextOverride",
]
