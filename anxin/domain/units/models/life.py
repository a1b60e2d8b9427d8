"""What is inside a unit, what runs on it, how it ended, and what the staff wrote about it."""

from django.db import models


class Component(models.Model):
    """A part with a number of its own, in the unit from when until when."""

    unit = models.ForeignKey("units.Unit", on_delete=models.CASCADE, related_name="components")
    part = models.ForeignKey("catalog.Part", on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    serial = models.CharField(max_length=60, blank=True)
    fitted_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    episode = models.ForeignKey("units.ServiceEpisode", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["unit", "removed_at"], name="units_components_of_unit")]


class FirmwareInstallation(models.Model):
    """A software version came onto the unit. `how`: by the customer, an engineer, over the air, at the works."""

    unit = models.ForeignKey("units.Unit", on_delete=models.CASCADE, related_name="firmware_installations")
    firmware = models.ForeignKey("catalog.Firmware", on_delete=models.CASCADE, related_name="+")
    installed_at = models.DateTimeField()
    how = models.CharField(max_length=10, default="engineer")
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "-installed_at"], name="units_firmware_of_unit")]


class Retirement(models.Model):
    """The end of a unit's life: scrapped, given back, exchanged for another. `undone_at`: it turned out not to be."""

    unit = models.ForeignKey("units.Unit", on_delete=models.CASCADE, related_name="retirements")
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    # What to go back to when it is taken back.
    state_before = models.CharField(max_length=12)
    undone_at = models.DateTimeField(null=True)


class UnitNote(models.Model):
    """A colleague's note about a unit; customers never see it."""

    unit = models.ForeignKey("units.Unit", on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey("accounts.Staff", on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.CharField(max_length=2000)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "-id"], name="units_notes_of_unit")]
