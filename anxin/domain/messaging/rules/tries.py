"""When to try again, when to give up, and how many automatic mails one address gets."""

from __future__ import annotations

from datetime import datetime, timedelta

# A greylisting server wants some minutes, a rebooting one half an hour, a broken one a night or a week-end day.
_PAUSES = tuple(timedelta(seconds=s) for s in (10, 30, 60, 120, 300, 600, 900, 1800))
_LONGEST = timedelta(hours=1)
# RFC 5321 4.5.4.1 advises four to five days; an answer to a customer is of no use then, and staff must know earlier.
GIVE_UP_AFTER = timedelta(days=2)
AUTOMATIC_WINDOW = timedelta(hours=1)
AUTOMATIC_MOST = 10


def pause_after(tries: int, *, first_tried_at: datetime, at: datetime) -> timedelta | None:
    """How long to wait after the `tries`-th failed try (1, 2 …); None: give up."""
    if at - first_tried_at >= GIVE_UP_AFTER:
        return None
    return _PAUSES[tries - 1] if tries <= len(_PAUSES) else _LONGEST
