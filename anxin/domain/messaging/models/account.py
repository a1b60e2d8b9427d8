"""Where mail leaves."""

from django.db import models


class MailAccount(models.Model):
    """An SMTP account of a brand, or (without brand) of every brand that has none of its own."""

    class Security(models.TextChoices):
        NONE = "none"
        STARTTLS = "starttls"
        TLS = "tls"

    brand = models.OneToOneField("accounts.Brand", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    host = models.CharField(max_length=200)
    port = models.PositiveIntegerField(default=587)
    security = models.CharField(max_length=10, choices=Security.choices, default=Security.STARTTLS)
    username = models.CharField(max_length=200, blank=True)
    sealed_password = models.TextField(blank=True)
    from_name = models.CharField(max_length=100, blank=True)
    from_address = models.EmailField()
    tested_at = models.DateTimeField(null=True)
    test_error = models.TextField(blank=True)
