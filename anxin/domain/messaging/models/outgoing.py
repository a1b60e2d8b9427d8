"""Everything that leaves the house, with where it stands."""

from django.db import models
from django.db.models import Q

from anxin.domain.messaging.types import Channel, State


class Outgoing(models.Model):
    """One message on its way to one address on one channel. `reference_kind`/`reference_id` say what it carries.

    `error` is the last answer of the other side, or one of our own reasons (types.Reason).
    """

    Channel, State = Channel, State

    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, null=True, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    address = models.CharField(max_length=254, blank=True)
    text_id = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=250, blank=True)
    body = models.TextField(blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    reference_kind = models.CharField(max_length=30, blank=True)
    reference_id = models.BigIntegerField(null=True)
    # Made once with the row: whatever dies in between, every try carries the same one.
    message_id = models.CharField(max_length=200, blank=True)
    in_reply_to = models.CharField(max_length=998, blank=True)
    # Ids of the whole thread, oldest first, divided by blanks.
    references = models.TextField(blank=True)
    # Others who read along: [{"name", "address"}].
    cc = models.JSONField(default=list, blank=True)
    # Under this address an answer finds its case; empty: answers go to the sender's.
    reply_to = models.CharField(max_length=254, blank=True)
    # Where a reader can stop mails of this kind (RFC 2369, RFC 8058); empty for what she asked for.
    unsubscribe_url = models.CharField(max_length=500, blank=True)
    # A person wrote it: bold, lists and links are marked in the text.
    is_formatted = models.BooleanField(default=False)
    # No person wrote it: says so in its headers, and only so many go to one address in an hour.
    is_automatic = models.BooleanField(default=False)
    # Holds a link that opens an account: shown to nobody, forgotten once sent.
    is_secret = models.BooleanField(default=False)
    # The same thing asked for twice leaves once.
    once_key = models.CharField(max_length=120, null=True, unique=True)
    state = models.CharField(max_length=14, choices=State.choices)
    send_at = models.DateTimeField()
    created_at = models.DateTimeField()
    first_tried_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # Which process is handing it over since when; tells a send in progress from one whose process died.
    sending_by = models.CharField(max_length=80, blank=True)
    sending_since = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["reference_kind", "reference_id"], name="outgoing_of_reference"),
            models.Index(fields=["-id"], condition=~Q(state="sent"), name="outgoing_not_sent"),
            models.Index(fields=["state", "-id"], name="outgoing_in_state"),
            models.Index(fields=["address", "-id"], name="outgoing_to_address"),
            models.Index(fields=["message_id"], name="outgoing_by_message_id"),
        ]


class OutgoingFile(models.Model):
    """A file that goes along."""

    outgoing = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)


class Attempt(models.Model):
    """One try to send, with what the other side said."""

    outgoing = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField()
    is_success = models.BooleanField()
    answer = models.TextField(blank=True)
