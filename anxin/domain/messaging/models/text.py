"""Texts a brand worded its own way."""

from django.db import models
from django.db.models.functions import Coalesce


class TextOverride(models.Model):
    """The wording of one outgoing text in one language, for one brand or (without) for all."""

    text_id = models.CharField(max_length=60)
    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=250, blank=True)
    body = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("text_id", "language", Coalesce("brand_id", 0), name="messaging_text_once")
        ]
