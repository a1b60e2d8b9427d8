"""Requests about a person's data, and holds that keep data from being erased. A person is a number here."""

from django.db import models
from django.db.models import Q


class PrivacyRequest(models.Model):
    """One request to hand out (`export`) or erase (`erase`) what is held about a person.

    `done` maps the key of each part to the rows it touched: a restarted erasing goes on with the parts not in it. `reason` is blanked with the person's data.
    """

    class Kind(models.TextChoices):
        EXPORT = "export"
        ERASE = "erase"

    class AskedBy(models.TextChoices):
        PERSON = "person"
        REPRESENTATIVE = "representative"
        AUTHORITY = "authority"
        HOUSE = "house"

    class State(models.TextChoices):
        OPEN = "open"
        WORKING = "working"
        DONE = "done"
        WITHDRAWN = "withdrawn"
        FAILED = "failed"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    person_id = models.BigIntegerField()
    asked_by = models.CharField(max_length=15, choices=AskedBy.choices)
    reason = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    due_date = models.DateField()
    language = models.CharField(max_length=10)
    zone = models.CharField(max_length=50)
    staff_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    confirmed_by = models.BigIntegerField(null=True)
    finished_at = models.DateTimeField(null=True)
    done = models.JSONField(default=dict)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    file_until = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-id"], name="privacy_requests_newest"),
            models.Index(fields=["person_id", "-id"], name="privacy_requests_of_person"),
            models.Index(fields=["due_date"], condition=Q(state="open"), name="privacy_requests_open"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"

    @property
    def is_erasure(self) -> bool:
        """Whether it is about erasing."""
        return self.kind == self.Kind.ERASE


class LegalHold(models.Model):
    """Why the data of a thing ("customer", "case") must be kept for now, on which legal basis, placed by whom, until when (None: until lifted)."""

    subject_kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    reason = models.CharField(max_length=300)
    basis = models.CharField(max_length=200)
    staff_id = models.BigIntegerField(null=True)
    placed_at = models.DateTimeField()
    until_date = models.DateField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["subject_kind", "subject_id"], condition=Q(lifted_at=None), name="privacy_holds_in_force"
            ),
            models.Index(fields=["-id"], name="privacy_holds_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"
