"""Roles, and who holds which role where."""

from django.db import models


class Role(models.Model):
    """A named set of permissions. `permissions` is a list of codes from `rules/permissions.py`.

    `delivered` holds every code this role was ever delivered with: what an administrator took away stays away.
    """

    code = models.SlugField(max_length=40, unique=True)
    names = models.JSONField(default=dict)
    permissions = models.JSONField(default=list)
    delivered = models.JSONField(default=list)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.code


class Grant(models.Model):
    """A role given to a person. Without scopes it holds everywhere."""

    staff = models.ForeignKey("accounts.Staff", on_delete=models.CASCADE, related_name="role_grants")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="grants")
    given_at = models.DateTimeField()
    # Set: the identity provider gave it and takes it away again; people's own grants have none.
    provider = models.ForeignKey(
        "accounts.IdentityProvider", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )


class GrantScope(models.Model):
    """One allowed id in one dimension of a grant: AND across dimensions, OR inside one."""

    class Dimension(models.TextChoices):
        BRAND = "brand"
        REGION = "region"
        OUTLET = "outlet"
        TEAM = "team"

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="scopes")
    dimension = models.CharField(max_length=10, choices=Dimension.choices)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["grant", "dimension", "object_id"], name="accounts_scope_once")]
