"""A stored calendar: its zone, weekly windows and exceptional days, in the form the rules read."""

from django.db import models


class Calendar(models.Model):
    """Working time somebody keeps. `spec` is {"zone", "week": {"mon": ["09:00-12:00"], …}, "days": {"2026-10-01": []}}."""

    name = models.CharField(max_length=80, unique=True)
    spec = models.JSONField()

    def __str__(self) -> str:
        return self.name
