"""What follows when two customer files become one: her units and her requests to take one over."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anxin.foundation.merging.registry import Follower, register

register(
    Follower("customer", "units.Ownership", "customer", _("Units"), order=20),
    Follower("customer", "units.OwnershipClaim", "customer", _("Requests to take over a unit"), order=21),
)
