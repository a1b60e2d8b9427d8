"""Regions and outlets (网点)."""

from django.db import models


class Region(models.Model):
    """A part of the market with its own people."""

    code = models.SlugField(max_length=30, unique=True)
    names = models.JSONField(default=dict)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Outlet(models.Model):
    """A service outlet: an own centre or a partner's repair point."""

    code = models.SlugField(max_length=30, unique=True)
    names = models.JSONField(default=dict)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="outlets")
    is_partner = models.BooleanField(default=False)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
