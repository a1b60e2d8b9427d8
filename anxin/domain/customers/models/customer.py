"""A customer: one person or one organisation."""

from django.db import models
from django.db.models import Q


class Customer(models.Model):
    """A person or an organisation that owns or asks about a product.

    A file that was merged into another stays as its alias: `merged_into` names the file that is kept, never an alias itself.
    """

    class Kind(models.TextChoices):
        PERSON = "person"
        ORGANISATION = "organisation"

    class Tier(models.TextChoices):
        VIP = "vip"
        IMPORTANT = "important"
        REGULAR = "regular"

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.PERSON)
    name = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    zone = models.CharField(max_length=50, default="Asia/Shanghai")
    tier = models.CharField(max_length=10, choices=Tier.choices, default=Tier.REGULAR)
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="aliases")
    merged_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["-id"], name="customers_newest"),
            models.Index(fields=["-id"], condition=Q(merged_into=None), name="customers_listed"),
            models.Index(fields=["tier", "-id"], condition=Q(merged_into=None), name="customers_listed_by_tier"),
            models.Index(fields=["kind", "-id"], condition=Q(merged_into=None), name="customers_listed_by_kind"),
        ]

    def __str__(self) -> str:
        return self.name or f"#{self.pk}"

    @property
    def is_organisation(self) -> bool:
        """Whether this is a company, a shop, an office."""
        return self.kind == self.Kind.ORGANISATION
