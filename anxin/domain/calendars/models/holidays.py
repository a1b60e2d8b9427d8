"""The year table: days off and make-up workdays of a country, editable and importable."""

from __future__ import annotations

from django.db import models


class HolidayYear(models.Model):
    """One country's (or region's) year. Not announced: the government has not said yet, or the library estimates."""

    country = models.CharField(max_length=2)
    region = models.CharField(max_length=10, blank=True)
    year = models.PositiveSmallIntegerField()
    is_announced = models.BooleanField(default=False)
    is_edited = models.BooleanField(default=False)

    class Meta:
        ordering = ["-year", "country", "region"]
        constraints = [models.UniqueConstraint(fields=["country", "region", "year"], name="holiday_year_once")]


class HolidayDay(models.Model):
    """One day of it: closed, a make-up workday like another weekday, or with hours of its own (half days).

    `name` is a text, or one per language.
    """

    class Kind(models.TextChoices):
        """What the day is."""

        CLOSED = "closed"
        MAKEUP = "makeup"
        HOURS = "hours"

    table = models.ForeignKey(HolidayYear, on_delete=models.CASCADE, related_name="days")
    date = models.DateField()
    kind = models.CharField(max_length=6, choices=Kind.choices)
    name = models.JSONField(default=str, blank=True)
    like = models.CharField(max_length=3, blank=True)
    windows = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["table", "date"], name="holiday_day_once")]
