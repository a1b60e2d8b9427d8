"""Senders nobody wants to hear from again."""

from django.db import models
from django.db.models import Q


class BlockedSender(models.Model):
    """An address whose messages are not let in, for one brand (None: for all), until lifted. `value` is normalised; kind "domain" blocks a mail domain."""

    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=254)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey("accounts.Staff", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey("accounts.Staff", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["kind", "value"], condition=Q(lifted_at=None), name="customers_blocks_in_force"),
            models.Index(fields=["-at", "-id"], name="customers_blocks_newest"),
        ]
