"""Files that may be of one person."""

from django.db import models
from django.db.models import F, Q

from anxin.domain.customers.models.customer import Customer


class MatchKey(models.Model):
    """A fingerprint two files of one person would share (of a phone, a mail address, a name with …). `key` is a hash: nothing can be read from it."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    key = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["key", "customer"], name="customers_sharing_a_key")]


class DuplicateCandidate(models.Model):
    """Two files that look alike, the lower id first. Dismissed ("these are two people") it stays, so that nobody is asked again.

    `reasons` are codes of `rules.likeness`; the values behind them are read from the files when shown.
    """

    class State(models.TextChoices):
        OPEN = "open"
        DISMISSED = "dismissed"
        MERGED = "merged"

    one = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=list)
    # Both files have an address of the same kind that was verified, and they differ: never merged without a person deciding.
    is_contradicted = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("accounts.Staff", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="customers_pair_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="customers_pair_in_order"),
        ]
        indexes = [
            models.Index(fields=["-score", "-id"], condition=Q(state="open"), name="customers_pairs_open"),
        ]
