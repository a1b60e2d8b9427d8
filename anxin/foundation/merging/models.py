"""What a merge moved, so that exactly that can be given back."""

from django.db import models


class Merge(models.Model):
    """One file became an alias of another. Undone, the row stays as history."""

    kind = models.CharField(max_length=30)
    kept_id = models.BigIntegerField()
    gone_id = models.BigIntegerField()
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "kept_id", "-id"], name="merging_into"),
            models.Index(fields=["kind", "gone_id", "-id"], name="merging_from"),
        ]


class MovedRows(models.Model):
    """Primary keys of rows of one column that a merge moved, at most a few thousand in one chunk."""

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="moved")
    model = models.CharField(max_length=80)
    field = models.CharField(max_length=60)
    ids = models.JSONField(default=list)
