"""What was advised or told before buying."""

from django.db import models

from anxin.domain.customers.models.customer import Customer


class PreSaleNote(models.Model):
    """One thing an adviser told the customer before she bought. Judged later: was it right, or a mistake that caused work?"""

    class Verdict(models.TextChoices):
        OPEN = "open"
        RIGHT = "right"
        MISTAKE = "mistake"

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="pre_sale_notes")
    brand = models.ForeignKey("accounts.Brand", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    model = models.ForeignKey(
        "catalog.ProductModel", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.TextField()
    adviser = models.ForeignKey("accounts.Staff", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    adviser_name = models.CharField(max_length=80, blank=True)
    told_date = models.DateField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.OPEN)
    verdict_why = models.CharField(max_length=300, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["verdict", "-told_date", "-id"], name="customers_presale_mistakes")]
