"""Tables of workforce."""

from anxin.domain.workforce.models.duty import Duty
from anxin.domain.workforce.models.notice import Notice

__all__ = ["Duty", "Notice"]
