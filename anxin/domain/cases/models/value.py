"""The indexed ones among a case's own fields, typed, so that they can be searched."""

from django.db import models
from django.db.models import Q


class CaseValue(models.Model):
    """One value of one indexed field; exactly one of the typed columns is set."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="indexed_values")
    key = models.CharField(max_length=40)
    text = models.CharField(max_length=200, null=True)
    number = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    date = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="cases_value_once")]
        indexes = [
            models.Index(fields=["key", "text"], condition=Q(text__isnull=False), name="cases_by_text_value"),
            models.Index(fields=["key", "number"], condition=Q(number__isnull=False), name="cases_by_number_value"),
            models.Index(fields=["key", "date"], condition=Q(date__isnull=False), name="cases_by_date_value"),
        ]
