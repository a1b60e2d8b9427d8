"""Rows placed by those above that hold messages back."""

from django.db import models
from django.db.models import Q


class Suppression(models.Model):
    """Nothing goes to `address` (lower case) on `channel` while this stands. `reason` is shown to staff; `placed_by` names the placing area."""

    channel = models.CharField(max_length=10)
    address = models.CharField(max_length=254)
    reason = models.CharField(max_length=200)
    placed_by = models.CharField(max_length=40)
    placed_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["channel", "address"], name="suppressions_of_address")]
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "address", "placed_by"],
                condition=Q(lifted_at=None),
                name="messaging_suppressed_once_by_each",
            )
        ]
