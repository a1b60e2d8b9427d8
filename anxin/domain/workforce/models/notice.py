"""Something a member of staff should know."""

from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """A notice to one person. `kind` picks the words, `data` fills them, `path` is where it leads."""

    staff = models.ForeignKey("accounts.Staff", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    path = models.CharField(max_length=200, blank=True)
    is_urgent = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["staff", "-id"], name="notices_of_staff"),
            models.Index(fields=["staff"], condition=Q(read_at=None), name="notices_unread"),
        ]
