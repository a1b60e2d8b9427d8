"""What customers were told, and when: the memory behind `Clock.told_due_at`."""

from django.db import models


class Telling(models.Model):
    """She was told that a clock is due at `due_at`. `why` is the code of what moved it since the telling before ("" for the first)."""

    class How(models.TextChoices):
        """Where she reads it."""

        PAGE = "page"
        MAIL = "mail"
        PERSON = "person"

    clock = models.ForeignKey("clocks.Clock", on_delete=models.CASCADE, related_name="tellings")
    due_at = models.DateTimeField()
    told_at = models.DateTimeField()
    how = models.CharField(max_length=10, choices=How.choices)
    why = models.CharField(max_length=40, blank=True)
    # In the words of whoever moved it, for her to read.
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["clock", "-id"], name="clocks_tellings_newest")]
