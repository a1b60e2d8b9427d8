"""What belongs to a model to read, to watch and to install."""

from django.db import models
from django.db.models import Q

from anxin.domain.catalog.types import DOCUMENT_KINDS


class Document(models.Model):
    """A manual, film or answer for a model in one language: a file of ours or an address elsewhere, never both."""

    model = models.ForeignKey("catalog.ProductModel", on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=12, choices=DOCUMENT_KINDS)
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=120)
    version = models.CharField(max_length=30, blank=True)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=120, blank=True)
    url = models.URLField(max_length=500, blank=True)
    # Service manuals are for engineers; customers see what is public.
    is_public = models.BooleanField(default=True)
    published_date = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["kind", "order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file=None, url__gt="") | Q(file__isnull=False, url=""),
                name="catalog_document_has_one_place",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Firmware(models.Model):
    """A software version of a model. `requires` must be on the machine first; a withdrawn one is no longer given out."""

    model = models.ForeignKey("catalog.ProductModel", on_delete=models.CASCADE, related_name="firmware")
    version = models.CharField(max_length=40)
    notes = models.JSONField(default=dict, blank=True)
    released_date = models.DateField()
    requires = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["-released_date", "-id"]
        constraints = [models.UniqueConstraint(fields=["model", "version"], name="catalog_firmware_version_per_model")]

    def __str__(self) -> str:
        return self.version
