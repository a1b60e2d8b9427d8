"""Job rows and the next time of every cron entry."""

from django.db import models
from django.db.models import Q


class Lane(models.TextChoices):
    """Jobs that wait for other machines have threads of their own, so that the quick ones never queue behind them."""

    QUICK = "quick"
    SLOW = "slow"


class Job(models.Model):
    """One piece of work. Done jobs are deleted; dead ones stay until a person retries or discards them."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DEAD = "dead"

    kind = models.CharField(max_length=80)
    lane = models.CharField(max_length=5, choices=Lane.choices, default=Lane.QUICK)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    run_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True)
    dedupe_key = models.CharField(max_length=120, null=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    dead_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["lane", "run_at", "id"], condition=Q(state="waiting"), name="jobs_due_in_lane"),
            models.Index(fields=["lease_until"], condition=Q(state="running"), name="jobs_leased"),
            models.Index(fields=["-dead_at"], condition=Q(state="dead"), name="jobs_dead"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["dedupe_key"], condition=Q(state="waiting"), name="jobs_waiting_once_per_key"
            )
        ]


class CronSlot(models.Model):
    """When a cron entry is due next; claimed by moving it forward."""

    name = models.CharField(max_length=80, primary_key=True)
    next_at = models.DateTimeField()
