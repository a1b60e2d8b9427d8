"""How a customer wants to be spoken to."""

from django.db import models

from anxin.domain.customers.models.customer import Customer


class Preference(models.Model):
    """What a customer asked of us: by which channel, when, in which language, about what not. An empty value means: no wish.

    `from_time` and `until_time` are clock times in the customer's zone; a window may pass midnight. `weekdays`: 1 Monday … 7 Sunday.
    `unwanted_topics` holds codes of `types.TOPICS`.
    """

    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, related_name="preference")
    channel = models.CharField(max_length=20, blank=True)
    from_time = models.TimeField(null=True, blank=True)
    until_time = models.TimeField(null=True, blank=True)
    weekdays = models.JSONField(default=list)
    unwanted_topics = models.JSONField(default=list)
    language = models.CharField(max_length=10, blank=True)
    remark = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField()
