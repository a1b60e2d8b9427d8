"""Where mail leaves."""

from django.db import models
from django.db.models.functions import Coalesce

from anxin.domain.messaging.types import Security


class MailAccount(models.Model):
    """An SMTP account of a brand, or (without brand) of every brand that has none of its own."""

    Security = Security

    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    host = models.CharField(max_length=200)
    port = models.PositiveIntegerField(default=587)
    security = models.CharField(max_length=10, choices=Security.choices, default=Security.STARTTLS)
    username = models.CharField(max_length=200, blank=True)
    sealed_password = models.TextField(blank=True)
    from_name = models.CharField(max_length=100, blank=True)
    from_address = models.EmailField()
    # Bounces come back to name+b<number>@, which tells of which mail they speak even where the report does not.
    tags_sender = models.BooleanField(default=False)
    # The last test: asked for, then answered. `test_trouble` is a smtp.Trouble, empty when it went well.
    test_asked_at = models.DateTimeField(null=True)
    tested_at = models.DateTimeField(null=True)
    test_trouble = models.CharField(max_length=20, blank=True)
    test_answer = models.TextField(blank=True)
    # What keeps mail of this account from leaving now (wrong password …), not the fault of one address.
    trouble = models.CharField(max_length=20, blank=True)
    trouble_answer = models.TextField(blank=True)
    trouble_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(Coalesce("brand_id", 0), name="messaging_account_once_per_brand")]
