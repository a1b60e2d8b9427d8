"""Brand → line → model."""

from django.db import models


class ProductLine(models.Model):
    """A kind of product of a brand, as customers name it: air conditioners, fridges."""

    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, related_name="product_lines")
    code = models.SlugField(max_length=40)
    names = models.JSONField(default=dict)
    picture = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["brand", "code"], name="catalog_line_code_per_brand")]

    def __str__(self) -> str:
        return self.code


class ProductModel(models.Model):
    """One model with its number (KFR-35GW/A1), name and safety notes."""

    line = models.ForeignKey(ProductLine, on_delete=models.CASCADE, related_name="models")
    number = models.CharField(max_length=60)
    names = models.JSONField(default=dict)
    descriptions = models.JSONField(default=dict, blank=True)
    safety_notes = models.JSONField(default=dict, blank=True)
    picture = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    price_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    price_currency = models.CharField(max_length=3, default="CNY")
    launched_year = models.PositiveSmallIntegerField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["line", "number"], name="catalog_number_per_line")]

    def __str__(self) -> str:
        return self.number
