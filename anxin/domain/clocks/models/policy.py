"""Policies and what they said when."""

from django.db import models
from django.db.models import F, Q


class Policy(models.Model):
    """A named set of rules; the lower `order` is asked first."""

    code = models.SlugField(max_length=40, unique=True)
    names = models.JSONField(default=dict)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.code


class PolicyVersion(models.Model):
    """What a policy says from `valid_from` until `valid_to` (None: until further notice). Never changed once published.

    `content` has the form `rules/content.py` reads; `restores` is the number of the older version it brings back.
    """

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)
    restores = models.PositiveIntegerField(null=True)
    published_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["policy", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="clocks_version_once"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="clocks_version_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.policy_id} v{self.number}"
