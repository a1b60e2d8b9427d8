"""What the rules refuse, in the reader's words and with the field it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from anxin.domain.calendars.rules.errors import CalendarError
from anxin.foundation.errors import Invalid

_BY_FIELD = (
    (re.compile(r"zone"), _("This time zone is not known.")),
    (re.compile(r"(week|days)\.[^\[]+$"), _("This is not a day, or not a list of hours.")),
    (re.compile(r"(week|days)?.*\[\d+\]$"), _("Please give hours like 09:00-12:00, 13:30-18:00, from 00:00 to 24:00.")),
)
_BY_CODE = {
    "spec": _("This calendar is not complete. Please check zone, week and days."),
    "never_open": _("This calendar is not open for so long: there is no answer. Give it hours first."),
    "no_workday": _("This calendar does not have so many workdays. Give it hours first."),
    "negative": _("Please give a length of zero or more."),
    "order": _("The end lies before the beginning."),
    "range": _("This lies outside the years that calendars know."),
    "question": _("Please check this value."),
    "notice": _("A date in this notice does not exist."),
    "holidays": _("We know no holidays for this country or region."),
}


def refusal(error: CalendarError, field: str | None = None) -> Invalid:
    """The refusal to show for an error of the rules; `field` is the form's own name where it differs from the rules'."""
    message = _BY_CODE.get(error.code, _BY_CODE["question"])
    if error.code == "spec":
        message = next((text for pattern, text in _BY_FIELD if pattern.match(error.field)), message)
    return Invalid(message, field=field or error.field.split("[")[0] or None, code=error.code, path=error.field)


@contextmanager
def refusing(field: str | None = None) -> Iterator[None]:
    """Turn errors of the rules inside into refusals."""
    try:
        yield
    except CalendarError as error:
        raise refusal(error, field) from error
