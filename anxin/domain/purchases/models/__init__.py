"""Tables of purchases."""

from anxin.domain.purchases.models.purchase import ExclusionConfirmed, Purchase, PurchaseLine

__all__ = ["ExclusionConfirmed", "Purchase", "PurchaseLine"]
