"""Who had a unit from when until when, and who says that it is hers now."""

from django.db import models
from django.db.models import Q

from anxin.domain.units.types import ClaimState, Role


class Ownership(models.Model):
    """A customer is or was something to a unit. `until_at` None: still. `claim` brought it about, `ended_by` ended it: so a claim can be undone."""

    unit = models.ForeignKey("units.Unit", on_delete=models.CASCADE, related_name="ownerships")
    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Role])
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    # bought, second_hand, gift, entered, import, case
    how = models.CharField(max_length=20, default="entered")
    claim = models.ForeignKey("units.OwnershipClaim", on_delete=models.SET_NULL, null=True, related_name="brought")
    ended_by = models.ForeignKey("units.OwnershipClaim", on_delete=models.SET_NULL, null=True, related_name="ended")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "customer", "role"], condition=Q(until_at=None), name="units_role_once_at_a_time"
            )
        ]
        indexes = [
            models.Index(fields=["unit", "until_at"], name="units_owners_of_unit"),
            models.Index(fields=["customer", "-id"], name="units_of_customer"),
        ]


class OwnershipClaim(models.Model):
    """Somebody asks to take a unit over. Decided by a person of the house; what was decided can be taken back."""

    unit = models.ForeignKey("units.Unit", on_delete=models.CASCADE, related_name="claims")
    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="+")
    message = models.CharField(max_length=1000, blank=True)
    evidence = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    evidence_name = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=[(each.value, each.value) for each in ClaimState])
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("accounts.Staff", on_delete=models.SET_NULL, null=True, related_name="+")
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "customer"], condition=Q(state=ClaimState.ASKED.value), name="units_one_open_claim_each"
            )
        ]
        indexes = [
            models.Index(fields=["state", "-id"], name="units_claims_of_state"),
            models.Index(fields=["customer", "-id"], name="units_claims_of_customer"),
        ]
