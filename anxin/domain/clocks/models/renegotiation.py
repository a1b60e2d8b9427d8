"""A due time a customer was told that a new policy would move: a person decides, with the customer."""

from django.db import models
from django.db.models import Q


class Renegotiation(models.Model):
    """Open until a person moves the clock (`moved`) or keeps what was told (`kept`); `lapsed`: it became void."""

    class Outcome(models.TextChoices):
        MOVED = "moved"
        KEPT = "kept"
        LAPSED = "lapsed"

    clock = models.ForeignKey("clocks.Clock", on_delete=models.CASCADE, related_name="renegotiations")
    policy_version = models.ForeignKey("clocks.PolicyVersion", on_delete=models.PROTECT, related_name="renegotiations")
    told_due_at = models.DateTimeField()
    proposed_due_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    actor_id = models.BigIntegerField(null=True)
    # Why it moves, in words the customer reads.
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clock"], condition=Q(settled_at=None), name="clocks_one_open_renegotiation"
            )
        ]
