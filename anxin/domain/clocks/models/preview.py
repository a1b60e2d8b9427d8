"""What publishing a draft would do, looked at in the background and kept until the draft says something else."""

from django.db import models


class PolicyPreview(models.Model):
    """One look. `result` has the numbers and at most 200 moves of each kind as [clock, from, to]; None until it is finished."""

    policy = models.ForeignKey("clocks.Policy", on_delete=models.CASCADE, related_name="previews")
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    total_count = models.PositiveIntegerField(default=0)
    seen_count = models.PositiveIntegerField(default=0)
    result = models.JSONField(null=True)
    finished_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["policy", "digest", "-id"], name="clocks_previews_of_draft")]

    @property
    def percent_seen(self) -> int:
        """How far the look has come, 0 to 100."""
        return min(100, 100 * self.seen_count // self.total_count) if self.total_count else 0
