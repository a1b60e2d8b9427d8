"""A brand: what customers see, and the first dimension every right is limited by."""

from django.core.validators import RegexValidator
from django.db import models


class Brand(models.Model):
    """A brand with its look, language, zone and working time. `names` and `slogans` map a language to a text."""

    code = models.SlugField(max_length=30, unique=True)
    names = models.JSONField(default=dict)
    slogans = models.JSONField(default=dict, blank=True)
    logo = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accent = models.CharField(max_length=7, default="#0f766e", validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$")])
    language = models.CharField(max_length=10, default="zh-hans")
    zone = models.CharField(max_length=50, default="Asia/Shanghai")
    hotline = models.CharField(max_length=40, blank=True)
    calendar = models.ForeignKey(
        "calendars.Calendar", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_active = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.code
