"""Spare parts: what they fit, what may stand in for them, what they replace."""

from django.db import models

from anxin.foundation.db.spelling import spelled


class Part(models.Model):
    """A spare part of a brand. `substitutes` may be used instead of it, either way; `supersedes` is the older part it has taken the place of."""

    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=60)
    number_key = models.GeneratedField(
        expression=spelled("number"), output_field=models.CharField(max_length=60), db_persist=True
    )
    names = models.JSONField(default=dict)
    fits = models.ManyToManyField("catalog.ProductModel", related_name="parts")
    substitutes = models.ManyToManyField("self", blank=True)
    supersedes = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="superseded_by"
    )
    price_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    price_currency = models.CharField(max_length=3, default="CNY")
    # Where the law or the brand promises longer for a main part; None: as the product.
    is_main_part = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "number_key"], name="catalog_part_number_per_brand")]
        indexes = [models.Index(fields=["number", "id"], name="catalog_parts_by_number")]

    def __str__(self) -> str:
        return self.number


class ServiceProduct(models.Model):
    """A service that is sold without goods: deep cleaning, a longer warranty, moving a machine."""

    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, related_name="+")
    code = models.SlugField(max_length=40)
    names = models.JSONField(default=dict)
    descriptions = models.JSONField(default=dict, blank=True)
    price_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    price_currency = models.CharField(max_length=3, default="CNY")
    # For how long it is good once bought; None: a single service.
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "code"], name="catalog_service_code_per_brand")]
        ordering = ["code", "id"]

    def __str__(self) -> str:
        return self.code
