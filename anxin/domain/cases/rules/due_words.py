"""When something is due, said to a customer: honest about what is late, stands still or was moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from babel.dates import format_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from anxin.domain.clocks.types import Due

_PATTERNS = {"zh-hans": "M月d日（EEE）HH:mm", "zh-hant": "M月d日（EEE）HH:mm", "en": "EEEE d MMMM, HH:mm"}
_LOCALES = {"zh-hans": "zh_Hans_CN", "zh-hant": "zh_Hant_TW", "en": "en_GB"}


@dataclass(frozen=True)
class DueLine:
    """One promised time for its reader: `text` says it, `more` what moved it or what holds, `is_late` that it is over."""

    text: str
    more: str = ""
    is_late: bool = False
    is_paused: bool = False


def line(due: Due, *, zone: tzinfo, now: datetime) -> DueLine:
    """A due time in the active language and this zone."""
    if due.is_paused or due.due_at is None:
        return DueLine(_standing(due.why), is_paused=True)
    said = {"when": moment(due.due_at, zone)}
    if due.due_at <= now:
        return DueLine(_late(due.milestone) % said, is_late=True)
    return DueLine(_promise(due.milestone) % said, _moved(due, zone))


def moment(instant: datetime, zone: tzinfo) -> str:
    """Weekday, day and minute: 9月14日（周一）14:20."""
    language = get_language() or "zh-hans"
    pattern, locale = _PATTERNS.get(language, _PATTERNS["en"]), _LOCALES.get(language, "en_GB")
    return format_datetime(instant.astimezone(zone), format=pattern, locale=locale)


def _promise(milestone: str) -> str:
    if milestone in ("first_response", "next_response"):
        return _("We will answer you by %(when)s.")
    if milestone == "update_every":
        return _("You will hear from us again by %(when)s.")
    return _("We mean to have it solved by %(when)s.")


def _late(milestone: str) -> str:
    if milestone in ("first_response", "next_response"):
        return _("We wanted to answer you by %(when)s and have not managed to. We are sorry.")
    if milestone == "update_every":
        return _("You were to hear from us by %(when)s. We are sorry that you are still waiting.")
    return _("We wanted to have it solved by %(when)s and have not managed to. We are sorry and keep at it.")


def _standing(why: str) -> str:
    if why == "waiting_customer":
        return _(
            "We are waiting for your answer. The time stands still until then; afterwards you see here what we promise."
        )
    return _(
        "Just now we are waiting for something that is not in our hands. As soon as it goes on, you see here by when."
    )


def _moved(due: Due, zone: tzinfo) -> str:
    """Why another time stands here than before, or that the old one holds although something changed."""
    if due.is_asked:
        return _("Our times have changed meanwhile. What we told you holds, unless we agree on another time with you.")
    if due.before_at is None:
        return ""
    said = {"before": moment(due.before_at, zone), "reason": due.reason}
    if due.reason:
        return _("Before, we had told you %(before)s. It was moved because: %(reason)s") % said
    if due.moved_why == "waiting_customer":
        return _("Before, we had told you %(before)s. The time stood still while we waited for your answer.") % said
    if due.moved_why == "waiting_other":
        return _("Before, we had told you %(before)s. The time stood still while we waited for others.") % said
    if due.moved_why == "reopened":
        return _("Before, we had told you %(before)s. Your request was taken up again since.") % said
    return (
        _("Before, we had told you %(before)s. Something about your request changed since, and with it the time.")
        % said
    )
