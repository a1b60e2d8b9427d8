"""Case types and their stages: data an administrator may change."""

from django.db import models

from anxin.domain.cases.types import State


class CaseType(models.Model):
    """A kind of request with its own fields and stages.

    `fields` is a list of {"key", "names", "type": text|number|date|choice|yes_no, "choices"?, "required"?, "indexed"?, "asked_on_portal"?}.
    """

    code = models.SlugField(max_length=40, unique=True)
    names = models.JSONField(default=dict)
    fields = models.JSONField(default=list)
    closes_after_days = models.PositiveSmallIntegerField(default=3)
    reopens_within_days = models.PositiveSmallIntegerField(default=14)
    is_offered_on_portal = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.code


class Stage(models.Model):
    """A step of a type: maps to exactly one state, and to what the customer reads."""

    type = models.ForeignKey(CaseType, on_delete=models.CASCADE, related_name="stages")
    code = models.SlugField(max_length=40)
    names = models.JSONField(default=dict)
    customer_labels = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in State])
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["type", "code"], name="cases_stage_code_per_type")]

    def __str__(self) -> str:
        return self.code
