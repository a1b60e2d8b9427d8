"""Counters for databases without sequences."""

from django.db import models


class Counter(models.Model):
    """The last number given out under a name (SQLite only; PostgreSQL has sequences, a counter row would halve its rate)."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.BigIntegerField()
