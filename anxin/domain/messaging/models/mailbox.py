"""Where mail arrives."""

from django.db import models

from anxin.domain.messaging.types import Arrival, Auth, Security


class Mailbox(models.Model):
    """An address at which a brand is written to: delivered to us by SMTP, LMTP or a pipe, or fetched by us over IMAP.

    `type_code` is the case type of a new case. `takes_plus`: mail to name+anything@ arrives here too, so that answers
    can carry their case in the address.
    """

    Arrival, Auth, Security = Arrival, Auth, Security

    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(unique=True)
    type_code = models.CharField(max_length=30)
    via = models.CharField(max_length=10, choices=Arrival.choices, default=Arrival.DELIVERED)
    takes_plus = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    # Only for fetched ones.
    host = models.CharField(max_length=200, blank=True)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=10, choices=Security.choices, default=Security.TLS)
    username = models.CharField(max_length=200, blank=True)
    folder = models.CharField(max_length=100, default="INBOX")
    auth = models.CharField(max_length=12, choices=Auth.choices, default=Auth.PASSWORD)
    sealed_password = models.TextField(blank=True)
    client_id = models.CharField(max_length=200, blank=True)
    tenant = models.CharField(max_length=100, blank=True)
    sealed_client_secret = models.TextField(blank=True)
    sealed_refresh_token = models.TextField(blank=True)
    # How far it was fetched (RFC 3501 2.3.1.1): numbers only mean something together with the validity.
    uid_validity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    checked_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=20, blank=True)
    trouble_answer = models.TextField(blank=True)
    trouble_at = models.DateTimeField(null=True)
    test_asked_at = models.DateTimeField(null=True)
    tested_at = models.DateTimeField(null=True)
    test_trouble = models.CharField(max_length=20, blank=True)
    test_answer = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["brand", "id"], name="mailboxes_of_brand")]

    @property
    def is_fetched(self) -> bool:
        """Whether we fetch it over IMAP."""
        return self.via == Arrival.FETCHED
