"""The register of kept files."""

from django.db import models


class StoredFile(models.Model):
    """One content, kept once. Names and owners live with whoever attaches it."""

    sha256 = models.CharField(max_length=64, unique=True)
    size_bytes = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    stored_at = models.DateTimeField()

    @property
    def is_picture(self) -> bool:
        """Whether browsers can show it as a picture."""
        return self.media_type in ("image/jpeg", "image/png", "image/webp", "image/gif")
