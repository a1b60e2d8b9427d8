"""What became of mail after the next server took it, and domains that want us to slow down."""

from django.db import models


class DeliveryReport(models.Model):
    """What a bounce or a complaint says of one address. `outgoing` is the mail of ours it is about, if it tells."""

    class Kind(models.TextChoices):
        FAILED = "failed"  # this mail did not arrive
        DELAYED = "delayed"
        DELIVERED = "delivered"
        COMPLAINED = "complained"  # the reader pressed "spam"

    outgoing = models.ForeignKey(
        "messaging.Outgoing", on_delete=models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    address = models.CharField(max_length=254)
    status = models.CharField(max_length=12, blank=True)
    code = models.CharField(max_length=6, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    diagnosis = models.TextField(blank=True)
    # The address will never work: nothing goes there any more.
    is_permanent = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["address", "-id"], name="delivery_reports_of_address"),
            models.Index(fields=["kind", "-id"], name="delivery_reports_of_kind"),
        ]


class DomainPause(models.Model):
    """A domain that put us off several times: mail to it waits together instead of knocking one by one."""

    domain = models.CharField(max_length=253, unique=True)
    failures = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
