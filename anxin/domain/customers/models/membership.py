"""Who works for or speaks for an organisation."""

from django.db import models
from django.db.models import F, Q

from anxin.domain.customers.models.customer import Customer


class Membership(models.Model):
    """A person's role in an organisation, from a day until a day (None: still)."""

    organisation = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=60)
    is_main_contact = models.BooleanField(default=False)
    since_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person", "role"], name="customers_role_once_each"),
            models.CheckConstraint(condition=~Q(organisation=F("person")), name="customers_nobody_in_oneself"),
        ]
