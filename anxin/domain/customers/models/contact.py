"""The addresses that reach a customer, and which sorts of them there are."""

from django.db import models

from anxin.domain.customers.models.customer import Customer


class ContactKind(models.Model):
    """A way of reaching people: phone, mail and WeChat are built in, more are rows."""

    code = models.SlugField(max_length=20, primary_key=True)
    names = models.JSONField(default=dict)
    icon = models.CharField(max_length=40, default="at")
    position = models.PositiveSmallIntegerField(default=100)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "code"]


class ContactPoint(models.Model):
    """One address of contact. `value` is the normalised form (E.164 phone, lower-case mail), `shown` as it was given.

    `kind` is the code of a `ContactKind`.
    """

    class Kind(models.TextChoices):
        PHONE = "phone"
        EMAIL = "email"
        WECHAT = "wechat"

    class Health(models.TextChoices):
        OK = "ok"
        BOUNCED = "bounced"
        OPTED_OUT = "opted_out"

    class Proof(models.TextChoices):
        """How an address was found to be hers."""

        CODE = "code"
        REPLY = "reply"
        CALL = "call"
        DOCUMENT = "document"

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=254)
    shown = models.CharField(max_length=254)
    is_verified = models.BooleanField(default=False)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_how = models.CharField(max_length=10, choices=Proof.choices, blank=True)
    is_primary = models.BooleanField(default=False)
    health = models.CharField(max_length=10, choices=Health.choices, default=Health.OK)
    health_since = models.DateTimeField(null=True, blank=True)
    health_why = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "kind", "value"], name="customers_contact_once_each")
        ]
        indexes = [models.Index(fields=["kind", "value"], name="customers_by_contact")]
