"""A promise beside the law: one version of a pack that somebody wrote here, from draft over sign-off to withdrawal."""

from __future__ import annotations

from django.db import models


class Promise(models.Model):
    """One version. Its text is never changed: a correction is the next version of the same `code`."""

    class State(models.TextChoices):
        """Only signed versions decide anything."""

        DRAFT = "draft"
        SIGNED = "signed"
        WITHDRAWN = "withdrawn"

    code = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    names = models.JSONField(default=dict)
    jurisdiction = models.CharField(max_length=4)
    layer = models.CharField(max_length=10)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    drafted_at = models.DateTimeField()
    drafted_by_id = models.BigIntegerField(null=True)
    signed_at = models.DateTimeField(null=True)
    signed_by_id = models.BigIntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["code", "-number"]
        constraints = [models.UniqueConstraint(fields=["code", "number"], name="entitlements_promise_number")]
        indexes = [models.Index(fields=["state", "code", "number"], name="entitlements_signed")]

    def __str__(self) -> str:
        return f"{self.code} {self.number}"
