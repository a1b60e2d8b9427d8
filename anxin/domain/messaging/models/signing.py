"""Keys that sign outgoing mail."""

from django.db import models

from anxin.domain.messaging.models.account import MailAccount


class DkimKey(models.Model):
    """The DKIM key (RFC 6376) of a mail account's sender domain. Signs only once switched on, after its record is in the DNS."""

    account = models.OneToOneField(MailAccount, on_delete=models.CASCADE, related_name="dkim")
    domain = models.CharField(max_length=200)
    selector = models.CharField(max_length=60)
    sealed_private_key = models.TextField()
    public_key = models.TextField()
    made_at = models.DateTimeField()
    is_on = models.BooleanField(default=False)

    @property
    def record_name(self) -> str:
        """Where the record belongs in the DNS."""
        return f"{self.selector}._domainkey.{self.domain}"

    @property
    def record(self) -> str:
        """The TXT record."""
        return f"v=DKIM1; k=rsa; p={self.public_key}"
