"""Brand → line → model, with the pictures of a model."""

from django.db import models

from anxin.foundation.db.spelling import spelled


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
    """One model with its number (KFR-35GW/A1), name, safety notes and the days of its life on the market."""

    line = models.ForeignKey(ProductLine, on_delete=models.CASCADE, related_name="models")
    number = models.CharField(max_length=60)
    number_key = models.GeneratedField(
        expression=spelled("number"), output_field=models.CharField(max_length=60), db_persist=True
    )
    names = models.JSONField(default=dict)
    descriptions = models.JSONField(default=dict, blank=True)
    safety_notes = models.JSONField(default=dict, blank=True)
    picture = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    price_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    price_currency = models.CharField(max_length=3, default="CNY")
    launched_year = models.PositiveSmallIntegerField(null=True, blank=True)
    launched_date = models.DateField(null=True, blank=True)
    last_made_date = models.DateField(null=True, blank=True)
    end_of_sale_date = models.DateField(null=True, blank=True)
    end_of_support_date = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["line", "number"], name="catalog_number_per_line")]
        indexes = [models.Index(fields=["number_key"], name="catalog_models_by_spelling")]

    def __str__(self) -> str:
        return self.number


class ModelPicture(models.Model):
    """One more picture of a model: its label, the connections, where the serial number is."""

    model = models.ForeignKey(ProductModel, on_delete=models.CASCADE, related_name="pictures")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    captions = models.JSONField(default=dict, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
