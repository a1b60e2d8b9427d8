"""Where a customer lives or works."""

from django.db import models

from anxin.domain.customers.models.customer import Customer


class PostalAddress(models.Model):
    """A postal address, largest part first as it is written in China. `division_code` is the GB/T 2260 code of the finest known division."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="addresses")
    label = models.CharField(max_length=40, blank=True)
    recipient = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2, default="CN")
    province = models.CharField(max_length=40, blank=True)
    city = models.CharField(max_length=40, blank=True)
    district = models.CharField(max_length=40, blank=True)
    street = models.CharField(max_length=200)
    postcode = models.CharField(max_length=12, blank=True)
    division_code = models.CharField(max_length=6, blank=True)
    is_primary = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["division_code", "-id"], name="customers_addresses_in")]

    @property
    def one_line(self) -> str:
        """The whole address, largest part first; the name of a city that is a province (北京市) stands once."""
        parts = [self.province, self.city, self.district, self.street]
        joined = [part for place, part in enumerate(parts) if part and part not in parts[:place]]
        return ("" if self.country in ("CN", "TW", "HK", "MO") else " ").join(joined)
