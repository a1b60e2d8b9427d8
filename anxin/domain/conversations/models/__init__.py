"""Tables of conversations."""

from anxin.domain.conversations.models.conversation import Attachment, Conversation, Message

__all__ = ["Attachment", "Conversation", "Message"]
