"""A stored calendar: its zone, weekly windows, exceptional days and holiday packs, and every state it ever had."""

from __future__ import annotations

from django.db import models


class Calendar(models.Model):
    """Working time somebody keeps, as it is now.

    `spec` is its own {"zone", "week": {"mon": ["09:00-12:00"], …}, "days": {"2026-10-01": []}}; `packs` are years of holidays
    taken over (see rules/layers.py); `names` says why an own day differs. What counts is `rules.layers.effective`.
    """

    name = models.CharField(max_length=80, unique=True)
    spec = models.JSONField()
    packs = models.JSONField(default=list, blank=True)
    names = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class CalendarVersion(models.Model):
    """A state a calendar had or has: undo goes back to it, and "why?" names what was counted with. Never changed."""

    class Reason(models.TextChoices):
        """What was done."""

        MADE = "made"
        WEEK = "week"
        DAYS = "days"
        NOTICE = "notice"
        PACKS = "packs"
        HOLIDAYS = "holidays"
        RESTORED = "restored"

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    spec = models.JSONField()
    packs = models.JSONField(default=list)
    names = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=10, choices=Reason.choices)
    restored = models.PositiveIntegerField(null=True)
    at = models.DateTimeField(null=True)
    actor_kind = models.CharField(max_length=10, blank=True)
    actor_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["calendar", "number"], name="calendar_version_number")]


class CalendarOwner(models.Model):
    """Who keeps to a calendar, by kind and id: these rows come from areas this one does not know. A brand names its own."""

    class Kind(models.TextChoices):
        """Owners beside brands, which hold a foreign key of their own."""

        REGION = "region"
        OUTLET = "outlet"
        TEAM = "team"
        CONTRACT = "contract"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    object_id = models.BigIntegerField()
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="owners")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="calendar_one_per_owner")]


class CalendarHold(models.Model):
    """Something above names this calendar (a time policy does): it stays as long as the row does. `names` says it to people."""

    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="holds")
    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    names = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id", "calendar"], name="calendar_held_once")]
