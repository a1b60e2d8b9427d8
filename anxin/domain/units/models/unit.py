"""A unit (机器档案): one sold product."""

from django.db import models
from django.db.models import Q

from anxin.domain.units.types import State
from anxin.foundation.db.spelling import spelled


class Unit(models.Model):
    """One product that was made, sold and is used; `code` stands in its QR. `place` says where it stands and is personal data."""

    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, related_name="+")
    model = models.ForeignKey("catalog.ProductModel", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    serial = models.CharField(max_length=60, blank=True)
    serial_key = models.GeneratedField(
        expression=spelled("serial"), output_field=models.CharField(max_length=60), db_persist=True
    )
    code = models.CharField(max_length=12, unique=True)
    batch = models.CharField(max_length=40, blank=True)
    made_date = models.DateField(null=True, blank=True)
    sold_date = models.DateField(null=True, blank=True)
    delivered_date = models.DateField(null=True, blank=True)
    installed_date = models.DateField(null=True, blank=True)
    seller = models.CharField(max_length=120, blank=True)
    installer = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=12, choices=[(each.value, each.value) for each in State])
    place = models.CharField(max_length=300, blank=True)
    outlet = models.ForeignKey("accounts.Outlet", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    firmware = models.ForeignKey("catalog.Firmware", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # Where it came from, and its number there: bringing it in twice makes one unit.
    source = models.CharField(max_length=40, blank=True)
    external_id = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField()
    # The file that is kept, when this one turned out to be of the same machine; it never names an alias itself.
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="aliases")
    merged_at = models.DateTimeField(null=True, blank=True)
    # Names of the facts the kept file lacked and took from this one: an undo takes them back.
    lent_facts = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "serial_key"], condition=~Q(serial=""), name="units_serial_per_brand"
            ),
            models.UniqueConstraint(
                fields=["source", "external_id"], condition=~Q(external_id=""), name="units_once_per_source"
            ),
        ]
        indexes = [
            models.Index(fields=["brand", "-id"], name="units_newest_of_brand"),
            models.Index(fields=["state", "-id"], name="units_newest_of_state"),
            models.Index(fields=["model", "-id"], name="units_newest_of_model"),
            models.Index(fields=["batch", "-id"], name="units_newest_of_batch"),
            models.Index(fields=["serial_key"], name="units_by_serial"),
        ]

    def __str__(self) -> str:
        return self.serial or self.code
