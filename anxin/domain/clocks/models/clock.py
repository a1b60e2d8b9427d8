"""A clock about some thing, and the stretches it ran, paused and stood still."""

from django.db import models
from django.db.models import Q

_LIVE = Q(state__in=["running", "paused"])


class Clock(models.Model):
    """How much of one promised time of one thing is used. What the rules compute is kept beside it for lists and steps.

    `facts` are those it was planned by. `schedule` holds the steps to come as [[instant, key], …] in order; the first is `next_step_at`.
    """

    class State(models.TextChoices):
        RUNNING = "running"
        PAUSED = "paused"
        STOPPED = "stopped"

    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    milestone = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State.choices)
    why = models.CharField(max_length=40)
    policy_version = models.ForeignKey("clocks.PolicyVersion", on_delete=models.PROTECT, related_name="+")
    calendar = models.ForeignKey(
        "calendars.Calendar", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    calendar_version = models.PositiveIntegerField(null=True)
    time = models.CharField(max_length=10)
    # What the policy says; the target itself is longer when more was earned already and the grace was given.
    planned_seconds = models.PositiveBigIntegerField()
    target_seconds = models.PositiveBigIntegerField()
    target_set_at = models.DateTimeField()
    started_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    # None while it stands still before its target is earned.
    due_at = models.DateTimeField(null=True)
    told_due_at = models.DateTimeField(null=True)
    is_shown = models.BooleanField(default=False)
    schedule = models.JSONField(default=list)
    next_step_at = models.DateTimeField(null=True)
    facts = models.JSONField(default=dict)
    # Who is to know: the person who has the thing, and where it lies in the dimensions rights are limited by.
    owner_id = models.BigIntegerField(null=True)
    places = models.JSONField(default=dict)
    title = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_step_at", "id"], condition=Q(next_step_at__isnull=False), name="clocks_next_step"
            ),
            models.Index(fields=["subject_kind", "subject_id", "milestone", "-id"], name="clocks_of_subject"),
            models.Index(fields=["policy_version", "id"], condition=_LIVE, name="clocks_live_of_version"),
            models.Index(fields=["subject_kind", "due_at"], condition=_LIVE, name="clocks_live_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "milestone"], condition=_LIVE, name="clocks_one_live_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.milestone} of {self.subject_kind} {self.subject_id}"

    @property
    def is_live(self) -> bool:
        """Whether it runs or is paused."""
        return self.state != self.State.STOPPED

    @property
    def is_missed(self) -> bool:
        """Whether it was stopped, or stands, after it was due."""
        return self.stopped_at is not None and self.due_at is not None and self.due_at < self.stopped_at


class Segment(models.Model):
    """One stretch. Rows are added; the only thing ever written to one again is its end, once, with what it earned."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="segments")
    order = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=Clock.State.choices)
    start_at = models.DateTimeField()
    end_at = models.DateTimeField(null=True)
    earned_seconds = models.PositiveBigIntegerField(default=0)
    why = models.CharField(max_length=40)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    policy_version = models.ForeignKey("clocks.PolicyVersion", on_delete=models.PROTECT, related_name="+")
    calendar = models.ForeignKey(
        "calendars.Calendar", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    calendar_version = models.PositiveIntegerField(null=True)
    time = models.CharField(max_length=10)
    target_seconds = models.PositiveBigIntegerField()
    # What was decided where it begins: the rules considered, and which facts changed from what to what.
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["clock", "order"]
        constraints = [models.UniqueConstraint(fields=["clock", "order"], name="clocks_segment_once")]
