"""The one row about this installation as a whole."""

from django.db import models


class Installation(models.Model):
    """Set up or not yet, and what holds for everyone."""

    set_up_at = models.DateTimeField(null=True)
    requires_second_factor = models.BooleanField(default=True)  # of everyone who may change settings
    holds_demo_data = models.BooleanField(default=False)
