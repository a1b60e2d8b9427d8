"""What a customer agreed to, and the proof of it."""

from django.db import models
from django.db.models import Q

from anxin.domain.customers.models.customer import Customer


class Consent(models.Model):
    """Consent to one purpose by one channel ("": any), for one brand (None: the house). Withdrawn, the row stays as proof.

    The proof: `wording` names the text and its version that was agreed to, `source` where it was given (portal, call, paper, import).
    """

    class Source(models.TextChoices):
        PORTAL = "portal"
        CALL = "call"
        PAPER = "paper"
        MAIL = "mail"
        DESK = "desk"
        IMPORT = "import"

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="consents")
    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    purpose = models.CharField(max_length=20)
    channel = models.CharField(max_length=20, blank=True)
    given_at = models.DateTimeField()
    wording = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_source = models.CharField(max_length=10, choices=Source.choices, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["customer", "purpose"], condition=Q(withdrawn_at=None), name="customers_consents_in_force"
            )
        ]
