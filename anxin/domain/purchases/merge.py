"""What follows when two customer files become one: her orders; and when two files of one machine do: the lines that sold it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anxin.foundation.merging.registry import Follower, register

register(
    Follower("customer", "purchases.Purchase", "customer", _("Purchases"), order=25),
    Follower("unit", "purchases.PurchaseLine", "unit", _("Purchases"), order=25),
)
