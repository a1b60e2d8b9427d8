"""Identity providers (OIDC) people may log in with, and which of their values gives which role."""

from django.db import models


class IdentityProvider(models.Model):
    """A provider, found at its issuer's address. The client secret is sealed; `claim` names where its groups stand."""

    code = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=60)
    issuer = models.URLField(max_length=300)
    client_id = models.CharField(max_length=200)
    sealed_secret = models.TextField(blank=True)
    claim = models.CharField(max_length=100, default="groups")
    makes_accounts = models.BooleanField(default=True)  # for people it gives a role, who have no account yet
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class RoleMapping(models.Model):
    """One line of a provider's table: who carries `value` gets `role`, limited to `brand_ids` unless that is empty."""

    provider = models.ForeignKey(IdentityProvider, on_delete=models.CASCADE, related_name="mappings")
    value = models.CharField(max_length=200)
    role = models.ForeignKey("accounts.Role", on_delete=models.PROTECT, related_name="+")
    brand_ids = models.JSONField(default=list)

    class Meta:
        ordering = ["value", "id"]
