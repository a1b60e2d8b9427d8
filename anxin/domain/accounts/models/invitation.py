"""An invitation to join: a link that works once, for a while."""

from django.db import models


class Invitation(models.Model):
    """Somebody invited to a role. Only the hash of the link's secret is kept."""

    email = models.EmailField()
    name = models.CharField(max_length=80)
    role = models.ForeignKey("accounts.Role", on_delete=models.PROTECT, related_name="+")
    scopes = models.JSONField(default=dict)  # dimension → ids, as a grant's
    team_ids = models.JSONField(default=list)
    language = models.CharField(max_length=10, default="zh-hans")
    secret_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey("accounts.Staff", on_delete=models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
