"""Everything that leaves the house, with where it stands."""

from django.db import models
from django.db.models import Q


class Outgoing(models.Model):
    """One message on its way to one address on one channel. `reference_kind`/`reference_id` say what it carries."""

    class Channel(models.TextChoices):
        MAIL = "mail"
        PORTAL = "portal"

    class State(models.TextChoices):
        HELD = "held"  # inside the undo window: nothing has left
        WAITING = "waiting"  # to be tried (again)
        UNCONFIGURED = "unconfigured"  # no mail account yet: waits visibly
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"
        SUPPRESSED = "suppressed"
        RECALLED = "recalled"

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
    in_reply_to = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=14, choices=State.choices)
    send_at = models.DateTimeField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["reference_kind", "reference_id"], name="outgoing_of_reference"),
            models.Index(fields=["-id"], condition=~Q(state="sent"), name="outgoing_not_sent"),
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
