"""An order with its lines, and what the buyer confirmed."""

from django.db import models

from anxin.domain.purchases.types import CHANNELS


class Purchase(models.Model):
    """One order from one source. `payments` holds [{"method", "amount", "currency"}]: how the price was split."""

    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, related_name="+")
    customer = models.ForeignKey(
        "customers.Customer", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Never two purchases of one source with one id there.
    source = models.CharField(max_length=40)
    external_id = models.CharField(max_length=80)
    order_number = models.CharField(max_length=80)
    channel = models.CharField(max_length=12, choices=CHANNELS)
    shop = models.CharField(max_length=120, blank=True)
    bought_at = models.DateTimeField()
    currency = models.CharField(max_length=3, default="CNY")
    total_amount = models.DecimalField(max_digits=14, decimal_places=2)
    payments = models.JSONField(default=list, blank=True)
    gifts = models.JSONField(default=list, blank=True)
    coupons = models.JSONField(default=list, blank=True)
    invoice_number = models.CharField(max_length=40, blank=True)
    invoice_title = models.CharField(max_length=120, blank=True)
    invoice_date = models.DateField(null=True, blank=True)
    carrier = models.CharField(max_length=60, blank=True)
    tracking = models.CharField(max_length=60, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.CharField(max_length=60, blank=True)
    installed_date = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "external_id"], name="purchases_once_per_source")]
        indexes = [
            models.Index(fields=["-bought_at", "-id"], name="purchases_newest"),
            models.Index(fields=["brand", "-bought_at", "-id"], name="purchases_newest_of_brand"),
            models.Index(fields=["channel", "-bought_at", "-id"], name="purchases_newest_of_channel"),
            models.Index(fields=["customer", "-bought_at", "-id"], name="purchases_of_customer"),
            models.Index(fields=["order_number"], name="purchases_by_order_number"),
        ]

    def __str__(self) -> str:
        return self.order_number


class PurchaseLine(models.Model):
    """One product or service in an order. `paid_amount` is what was really paid for it, after coupons."""

    purchase = models.ForeignKey(Purchase, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    model = models.ForeignKey("catalog.ProductModel", on_delete=models.PROTECT, null=True, related_name="+")
    service = models.ForeignKey("catalog.ServiceProduct", on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("units.Unit", on_delete=models.SET_NULL, null=True, related_name="+")
    description = models.CharField(max_length=200, blank=True)
    quantity = models.PositiveSmallIntegerField(default=1)
    list_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    paid_amount = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["purchase", "position"], name="purchases_line_position")]


class ExclusionConfirmed(models.Model):
    """When buying, the customer was told and confirmed that something is excluded: what, in which words, when."""

    purchase = models.ForeignKey(Purchase, on_delete=models.CASCADE, related_name="exclusions")
    what = models.CharField(max_length=60)
    wording = models.CharField(max_length=1000)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["purchase", "what"], name="purchases_exclusion_once")]
