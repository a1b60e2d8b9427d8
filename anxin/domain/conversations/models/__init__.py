"""Tables of conversations."""

from anxin.domain.conversations.models.conversation import Attachment, Channel, Conversation, Message
from anxin.domain.conversations.models.mail import InboundMail, MailCopy, MentionedMail, Participant

__all__ = [
    "Attachment",
    "Channel",
    "Conversation",
    "InboundMail",
    "MailCopy",
    "MentionedMail",
    "Message",
    "Participant",
]
