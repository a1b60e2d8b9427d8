"""Teams and who is in them."""

from django.db import models


class Team(models.Model):
    """People who share work. Without a brand it works for all."""

    code = models.SlugField(max_length=30, unique=True)
    names = models.JSONField(default=dict)
    brand = models.ForeignKey("accounts.Brand", on_delete=models.PROTECT, null=True, blank=True, related_name="teams")
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class TeamMembership(models.Model):
    """One person in one team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    staff = models.ForeignKey("accounts.Staff", on_delete=models.CASCADE, related_name="memberships")
    is_lead = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "staff"], name="accounts_membership_once")]
