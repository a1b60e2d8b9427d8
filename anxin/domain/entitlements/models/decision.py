"""Decisions as they were made: frozen facts, the answer, and the exact texts it was made by."""

from __future__ import annotations

from django.db import models

# What an emptied decision is about: nobody asks for it, and no replay counts it.
ERASED = "erased"


class PackText(models.Model):
    """The text of a pack some decision was made by, kept under its digest: also that of a delivered pack no longer delivered."""

    digest = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.digest[:12]


class Decision(models.Model):
    """One answer, about one thing (a case, a unit) by kind and id. Never changed; replayed by its own packs it says the same."""

    about_kind = models.CharField(max_length=20, blank=True)
    about_id = models.BigIntegerField(null=True)
    facts = models.JSONField()
    answer = models.JSONField()
    packs = models.JSONField()
    """Digests, in the order the engine was given them."""
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["about_kind", "about_id", "-at"], name="entitlements_decided_about"),
            models.Index(fields=["-at", "-id"], name="entitlements_decided_lately"),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"
