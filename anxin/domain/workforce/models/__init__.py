"""Tables of workforce."""

from anxin.domain.workforce.models.duty import Duty
from anxin.domain.workforce.models.notice import Notice
from anxin.domain.workforce.models.quiet import QuietHours

__all__ = ["Duty", "Notice", "QuietHours"]
