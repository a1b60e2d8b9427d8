"""Answers that were given under a key."""

from django.db import models


class KeptAnswer(models.Model):
    """What was answered to the request `key` of a sender (`scope`); `fingerprint` tells whether it is the same request."""

    scope = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="idempotency_answer_once")]
        indexes = [models.Index(fields=["at"], name="idempotency_by_age")]
