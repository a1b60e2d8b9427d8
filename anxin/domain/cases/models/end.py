"""How a case ended, and why it was opened again."""

from django.db import models


class Closure(models.Model):
    """A case was solved, closed or cancelled at that time by that actor."""

    class Outcome(models.TextChoices):
        SOLVED = "solved"
        CLOSED = "closed"
        CANCELLED = "cancelled"

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="closures")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.CharField(max_length=500, blank=True)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    # The customer's word about it: True solved, False not, None not asked or not answered.
    is_confirmed = models.BooleanField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-id"], name="closures_of_case")]


class Reopening(models.Model):
    """A solved case was opened again, with the reason in the words of whoever did it."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="reopenings")
    reason = models.CharField(max_length=500)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
