"""Words staff put on customers."""

from django.db import models

from anxin.domain.customers.models.customer import Customer


class Tag(models.Model):
    """A word that can stand on customers; made when first used."""

    name = models.CharField(max_length=30, unique=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CustomerTag(models.Model):
    """A tag on a customer."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="customer_tags")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "customer"], name="customers_tag_once_each")]
