"""A token by which a program acts for a person."""

from django.db import models
from django.db.models import Q


class ApiToken(models.Model):
    """Holds only the hash of the secret. `scopes` are permissions: the token may what its person may, but no more than these."""

    staff = models.ForeignKey("accounts.Staff", on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    secret_hash = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=8)  # the last characters of the secret, to tell tokens apart
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["staff", "-id"], condition=Q(revoked_at=None), name="accounts_tokens_of_staff")]

    def __str__(self) -> str:
        return self.name
