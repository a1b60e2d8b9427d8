"""When somebody does not want to be disturbed."""

from django.db import models


class QuietHours(models.Model):
    """A person's own quiet hours in the zone of her account; without a row those of the house hold. Equal times: none."""

    staff = models.OneToOneField("accounts.Staff", on_delete=models.CASCADE, related_name="quiet_hours")
    starts = models.TimeField()
    ends = models.TimeField()


class HouseQuietHours(models.Model):
    """Those of everybody who chose none; the one row has the key 1, without it the rule's default holds. Equal times: none."""

    starts = models.TimeField()
    ends = models.TimeField()
