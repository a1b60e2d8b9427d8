"""Tables of entitlements."""

from anxin.domain.entitlements.models.decision import Decision, PackText
from anxin.domain.entitlements.models.promise import Promise

__all__ = ["Decision", "PackText", "Promise"]
