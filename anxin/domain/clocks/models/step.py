"""Which steps fired, and warnings that wait for their receiver's morning."""

from django.db import models
from django.db.models import Q


class StepFired(models.Model):
    """A step of a clock was reached at `due_at` and acted upon at `fired_at`; never twice."""

    clock = models.ForeignKey("clocks.Clock", on_delete=models.CASCADE, related_name="steps_fired")
    key = models.CharField(max_length=40)
    due_at = models.DateTimeField()
    fired_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clock", "key"], name="clocks_step_fires_once")]


class WaitingWarning(models.Model):
    """A warning kept back because its receiver was not to be disturbed then."""

    step = models.ForeignKey(StepFired, on_delete=models.CASCADE, related_name="+")
    staff_id = models.BigIntegerField()
    tell_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["tell_at", "staff_id"], condition=Q(told_at=None), name="clocks_warnings_waiting")
        ]
