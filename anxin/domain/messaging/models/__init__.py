"""Tables of messaging."""

from anxin.domain.messaging.models.account import MailAccount
from anxin.domain.messaging.models.outgoing import Attempt, Outgoing, OutgoingFile
from anxin.domain.messaging.models.suppression import Suppression
from anxin.domain.messaging.models.text import TextOverride

__all__ = ["Attempt", "MailAccount", "Outgoing", "OutgoingFile", "Suppression", "TextOverride"]
