"""A thread and its messages."""

from django.db import models


class Channel(models.TextChoices):
    """How a message travels."""

    PORTAL = "portal"
    MAIL = "mail"
    PHONE = "phone"


class Conversation(models.Model):
    """A thread between one customer and one brand. `email` is where answers go by mail; empty: none was given."""

    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, related_name="+")
    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="conversations")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    language = models.CharField(max_length=10, default="zh-hans")
    email = models.CharField(max_length=254, blank=True)
    started_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["customer", "-id"], name="conversations_of_customer")]


class Message(models.Model):
    """One message. An outgoing one is seen by the customer from `sent_at` on; until then it can be taken back."""

    class Direction(models.TextChoices):
        IN = "in"
        OUT = "out"

    class Visibility(models.TextChoices):
        PUBLIC = "public"
        INTERNAL = "internal"

    class Author(models.TextChoices):
        CUSTOMER = "customer"
        STAFF = "staff"
        BOT = "bot"
        SYSTEM = "system"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages")
    direction = models.CharField(max_length=3, choices=Direction.choices)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    author_kind = models.CharField(max_length=10, choices=Author.choices)
    author_id = models.BigIntegerField(null=True)
    author_name = models.CharField(max_length=80, blank=True)
    text = models.TextField(blank=True)
    is_automatic = models.BooleanField(default=False)
    # Given by the sender's browser or program: the same message twice (double click, retry) is stored once.
    client_key = models.CharField(max_length=64, null=True)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    recalled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["conversation", "id"], name="messages_of_conversation")]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "client_key"], name="messages_once_per_client_key")
        ]

    @property
    def is_public(self) -> bool:
        """Whether the customer may see it once it is sent."""
        return self.visibility == self.Visibility.PUBLIC

    @property
    def is_held(self) -> bool:
        """Whether it is an answer that has not left yet and was not taken back."""
        return (
            self.direction == self.Direction.OUT
            and self.is_public
            and self.sent_at is None
            and self.recalled_at is None
        )


class Attachment(models.Model):
    """A file of a message, under the name its sender gave."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=26, unique=True)
    # Inside the text of a mail, under this id; without angle brackets.
    content_id = models.CharField(max_length=200, blank=True)
    # Logos of signatures and pictures that were shown before: kept for the mail as it looked, not listed.
    is_hidden = models.BooleanField(default=False)
