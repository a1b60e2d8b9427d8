"""Mail as it arrived: what became of every one, and what belongs to the messages made of them."""

from django.db import models

from anxin.domain.conversations.models.conversation import Conversation, Message
from anxin.domain.conversations.types import Arrived


class MailCopy(models.Model):
    """What a message that came by mail brought along.

    `mail_id` is its Message-ID without angle brackets, `text` all of it with what it quotes, `html` cleaned with remote
    pictures blocked.

    `is_trusted`: the sender is known to this conversation; else it was only added to it, and nothing is told to her.
    """

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="mail")
    mail_id = models.CharField(max_length=998, blank=True)
    references = models.TextField(blank=True)
    from_address = models.CharField(max_length=254)
    from_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    has_html = models.BooleanField(default=False)
    raw = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    is_trusted = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["mail_id"], name="mails_by_mail_id")]


class MentionedMail(models.Model):
    """A mail that was mentioned before it came: when it does, it belongs to this conversation."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    mail_id = models.CharField(max_length=998)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mail_id", "conversation"], name="conversations_mentioned_once")]


class Participant(models.Model):
    """Somebody beside the customer who reads along: a copy of every answer goes to her until she is removed."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="participants")
    address = models.CharField(max_length=254)
    name = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "address"], name="conversations_participant_once")
        ]


class InboundMail(models.Model):
    """One accepted mail and what was decided about it, so that none is lost unseen. `detail` is for staff, in no language of ours.

    `mail_id` is its Message-ID without angle brackets. The row of an erased person keeps the hash of the content and no content: brought in
    again, the mail is known and stays out.
    """

    State = Arrived

    sha256 = models.CharField(max_length=64, unique=True)
    via = models.CharField(max_length=10)
    mailbox = models.ForeignKey("messaging.Mailbox", on_delete=models.SET_NULL, null=True, related_name="+")
    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, null=True, related_name="+")
    from_address = models.CharField(max_length=254, blank=True)
    from_name = models.CharField(max_length=200, blank=True)
    to_address = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    mail_id = models.CharField(max_length=998, blank=True)
    # The same mail by two ways (copies to two of our addresses) differs in its envelope only.
    fingerprint = models.CharField(max_length=64, blank=True)
    size_bytes = models.BigIntegerField()
    raw = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=Arrived.choices)
    reason = models.CharField(max_length=20)
    detail = models.TextField(blank=True)
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")
    arrived_at = models.DateTimeField()
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["state", "-id"], name="inbound_in_state"),
            models.Index(fields=["reason", "-id"], name="inbound_by_reason"),
            models.Index(fields=["brand", "-id"], name="inbound_of_brand"),
            models.Index(fields=["from_address", "-id"], name="inbound_of_sender"),
            models.Index(fields=["fingerprint"], name="inbound_by_fingerprint"),
            models.Index(fields=["message"], name="inbound_of_message"),
        ]
