"""Rows of the timeline, of changed values, and of who looked at what."""

from django.db import models


class Event(models.Model):
    """Something that happened. Holds ids and plain values only: no personal data, so it need never be erased."""

    type = models.CharField(max_length=80)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["type", "-id"], name="events_of_type"),
            models.Index(fields=["-at", "-id"], name="events_newest"),
            models.Index(fields=["actor_kind", "actor_id", "-at", "-id"], name="events_by_actor"),
        ]


class EventSubject(models.Model):
    """One thing an event is about; the timeline of a thing is its newest subjects first."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="subjects")
    kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_id", "event"], name="events_timeline_of_subject")
        ]


class Change(models.Model):
    """A value that changed from what to what. May hold personal data: erasing a person blanks `before` and `after`."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    field = models.CharField(max_length=60)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "subject_id", "-id"], name="changes_of_subject")]


class AccessLog(models.Model):
    """Who looked at personal data that is normally masked, or at something under special protection, and why."""

    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField(null=True)
    what = models.CharField(max_length=60)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "subject_id", "-id"], name="access_of_subject"),
            models.Index(fields=["actor_kind", "actor_id", "-id"], name="access_by_actor"),
            models.Index(fields=["-at", "-id"], name="access_newest"),
        ]
