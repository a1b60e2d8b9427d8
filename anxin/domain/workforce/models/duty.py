"""Who is on duty for emergencies."""

from django.db import models
from django.db.models import Q


class Duty(models.Model):
    """A person is on duty from `starts_at`, until `ends_at` when set. Without a brand: for all brands."""

    staff = models.ForeignKey("accounts.Staff", on_delete=models.CASCADE, related_name="duties")
    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["starts_at"], condition=Q(ends_at=None), name="duty_now")]
