"""What the demo put into this installation, so that exactly that can be taken out again."""

from django.db import models


class DemoLoad(models.Model):
    """One loading of the demo. `rows` maps a kind ("brands", "staff" …) to the ids it made; gone when everything is removed."""

    loaded_at = models.DateTimeField()
    rows = models.JSONField(default=dict)
    # Removal under way: how much there was, and how much is left.
    removing_since = models.DateTimeField(null=True)
    total_count = models.PositiveIntegerField(default=0)
    left_count = models.PositiveIntegerField(default=0)

    @property
    def percent_removed(self) -> int:
        """How far a removal has come, 0 to 100."""
        return 100 * (self.total_count - self.left_count) // self.total_count if self.total_count else 0
