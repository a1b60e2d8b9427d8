"""Tables of workforce."""

from anxin.domain.workforce.models.duty import Duty
from anxin.domain.workforce.models.notice import Notice
from anxin.domain.workforce.models.quiet import HouseQuietHours, QuietHours

__all__ = ["Duty", "HouseQuietHours", "Notice", "QuietHours"]
