"""A customer and the addresses that reach her."""

from django.db import models


class Customer(models.Model):
    """A person (later also an organisation) who owns or asks about a product."""

    name = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    zone = models.CharField(max_length=50, default="Asia/Shanghai")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-id"], name="customers_newest")]

    def __str__(self) -> str:
        return self.name or f"#{self.pk}"


class ContactPoint(models.Model):
    """One address of contact. `value` is the normalised form (E.164 phone, lower-case mail), `shown` as it was given."""

    class Kind(models.TextChoices):
        PHONE = "phone"
        EMAIL = "email"

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=254)
    shown = models.CharField(max_length=254)
    is_verified = models.BooleanField(default=False)
    is_primary = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "kind", "value"], name="customers_contact_once_each")
        ]
        indexes = [models.Index(fields=["kind", "value"], name="customers_by_contact")]
