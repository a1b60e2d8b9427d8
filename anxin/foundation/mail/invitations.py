"""Calendar invitations in a mail (RFC 5545, 6047)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from anxin.foundation.mail.parts import Part
from anxin.foundation.mail.types import Invitation

LARGEST = 500_000
"""Bytes of a calendar that are read; an invitation is a few kilobytes."""
MOST = 20


def of_parts(parts: Iterable[Part]) -> tuple[Invitation, ...]:
    """The invitations of the calendar parts, each event once; unreadable calendars are left out."""
    found: dict[tuple[str, str, str], Invitation] = {}
    for part in parts:
        for each in _read(part.text[:LARGEST]):
            found.setdefault((each.uid, each.method, each.starts), each)
            if len(found) >= MOST:
                return tuple(found.values())
    return tuple(found.values())


def _read(text: str) -> list[Invitation]:
    if "BEGIN:VEVENT" not in text.upper():
        return []
    from icalendar import Calendar  # slow to import, and few mails need it

    try:
        calendars = Calendar.from_ical(text, multiple=True)
        return [_invitation(calendar, event) for calendar in calendars for event in calendar.walk("VEVENT")]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return []  # the text still holds what a person wrote


def _invitation(calendar: Any, event: Any) -> Invitation:
    return Invitation(
        method=str(calendar.get("METHOD", "")).upper(),
        uid=str(event.get("UID", "")),
        summary=str(event.get("SUMMARY", "")),
        starts=_moment(event.get("DTSTART")),
        ends=_moment(event.get("DTEND")),
        location=str(event.get("LOCATION", "")),
        organizer=str(event.get("ORGANIZER", "")).removeprefix("mailto:").removeprefix("MAILTO:"),
    )


def _moment(value: Any) -> str:
    moment = getattr(value, "dt", None)
    return moment.isoformat() if isinstance(moment, datetime | date) else ""
