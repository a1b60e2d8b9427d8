"""Which brands a customer has to do with."""

from django.db import models

from anxin.domain.customers.models.customer import Customer


class CustomerBrand(models.Model):
    """The customer asked, bought or owns something of the brand: its staff may see her file."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="customer_brands")
    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "brand"], name="customers_brand_once_each")]
        indexes = [models.Index(fields=["brand", "-customer"], name="customers_of_brand")]
