"""Tables of entitlements."""

from anxin.domain.entitlements.models.decision import ERASED, Decision, PackText
from anxin.domain.entitlements.models.promise import Promise

__all__ = ["ERASED", "Decision", "PackText", "Promise"]
