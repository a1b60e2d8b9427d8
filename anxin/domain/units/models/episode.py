"""What was done to a unit: one service or repair from start to end, with the parts changed and the times it rested."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from anxin.domain.units.types import EPISODE_KINDS, EPISODE_OUTCOMES, EPISODE_PLACES


class ServiceEpisode(models.Model):
    """One service or repair. `same_problem` is the first episode of the same problem, so that repeated repairs can be counted.

    `case_id_there` is the number of the case or job in `source`: units know no cases.
    """

    unit = models.ForeignKey("units.Unit", on_delete=models.CASCADE, related_name="episodes")
    kind = models.CharField(max_length=12, choices=EPISODE_KINDS)
    where = models.CharField(max_length=10, choices=EPISODE_PLACES, default="on_site")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)
    same_problem = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=EPISODE_OUTCOMES, default="open")
    result = models.CharField(max_length=1000, blank=True)
    source = models.CharField(max_length=40, blank=True)
    case_id_there = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "-started_at", "-id"], name="units_episodes_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "source", "case_id_there", "kind"],
                condition=models.Q(case_id_there__gt=""),
                name="units_episode_once_per_source",
            )
        ]


class EpisodeWait(models.Model):
    """A time within an episode in which the work rested."""

    class Reason(models.TextChoices):
        PARTS = "parts", _("Waiting for parts")
        CUSTOMER = "customer", _("Waiting for the customer")
        OTHER = "other", _("Other")

    episode = models.ForeignKey(ServiceEpisode, on_delete=models.CASCADE, related_name="waits")
    reason = models.CharField(max_length=10, choices=Reason.choices, default=Reason.PARTS)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["from_at", "id"]


class EpisodePart(models.Model):
    """A part changed in an episode, with the numbers of the old and the new one."""

    episode = models.ForeignKey(ServiceEpisode, on_delete=models.CASCADE, related_name="parts")
    part = models.ForeignKey("catalog.Part", on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    quantity = models.PositiveSmallIntegerField(default=1)
    old_serial = models.CharField(max_length=60, blank=True)
    new_serial = models.CharField(max_length=60, blank=True)
