"""Wall-clock readings and working time in words: a calendar's own clock counts, whatever the reader's zone is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anxin.surfaces.desk.calendars import words

register = template.Library()


@register.filter
def hours(windows: Sequence[str]) -> str:
    """The windows of a day, or closed."""
    return words.hours(windows)


@register.filter
def wall(at: datetime) -> str:
    """An aware instant as its own zone reads it: day, weekday, time."""
    return f"{words.day_with_weekday(at.date())} {at:%H:%M}" + (f":{at:%S}" if at.second else "")


@register.filter
def clock(at: datetime) -> str:
    """Hours and minutes as its own zone reads them."""
    return f"{at:%H:%M}" + (f":{at:%S}" if at.second else "")


@register.filter
def weekday_date(day: date) -> str:
    """A date with its weekday."""
    return words.day_with_weekday(day)


@register.filter
def length_words(seconds: int) -> str:
    """4 h 20 min; seconds only where there are some."""
    whole_hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [
        ngettext("%(count)s h", "%(count)s h", whole_hours) % {"count": whole_hours} if whole_hours else "",
        _("%(count)s min") % {"count": minutes} if minutes or not (whole_hours or left) else "",
        _("%(count)s s") % {"count": left} if left else "",
    ]
    return " ".join(part for part in parts if part)
