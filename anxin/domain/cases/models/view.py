"""A list of cases somebody wants to come back to."""

from django.db import models


class SavedView(models.Model):
    """A named set of filters (the query string of the queue); without owner everybody has it."""

    name = models.CharField(max_length=60)
    owner = models.ForeignKey("accounts.Staff", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    query = models.CharField(max_length=500)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
