"""A print run of labels."""

from django.db import models


class LabelSheet(models.Model):
    """Labels of some units on one kind of paper, printed in the background: how far, and the finished file."""

    class State(models.TextChoices):
        WAITING = "waiting"
        PRINTING = "printing"
        DONE = "done"
        FAILED = "failed"

    staff = models.ForeignKey("accounts.Staff", on_delete=models.SET_NULL, null=True, related_name="+")
    paper = models.CharField(max_length=20)
    base_url = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    # Ids of the units in the order they are printed, frozen when the run is asked for.
    unit_ids = models.JSONField(default=list)
    done = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    trouble = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["staff", "-id"], name="units_sheets_of_staff")]
