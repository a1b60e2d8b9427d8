"""When things happened: cases over the last ninety days, messages in waking hours, nothing in the future."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from anxin.demo.stories import Story

SPAN_DAYS = 90
MORNING, EVENING = time(8, 5), time(22, 0)
SAME_DAY_WORDS = (
    "今天",
    "今晚",
    "今日",
    "今夜",
    "下午",
    "晚饭",
    "下班前",
    "today",
    "tonight",
    "before six",
    "明天",
    "tomorrow",
)
FRESH_MINUTES = (6, 240)
EXTRA_DAYS = {  # whole days between the last message and today, by stage
    "received": (0, 1),
    "visit_booked": (0, 1),
    "waiting_parts": (0, 2),
    "at_workshop": (0, 2),
    "waiting_customer": (0, 5),
    "with_product": (1, 8),
    "considering": (1, 6),
}


@dataclass(frozen=True)
class Timetable:
    """The instants of a story's messages, first to last."""

    instants: tuple[datetime, ...]

    @property
    def opened_at(self) -> datetime:
        """When the customer first wrote."""
        return self.instants[0]

    @property
    def last_at(self) -> datetime:
        """When the last message was written."""
        return self.instants[-1]


def arrange(story: Story, until: datetime, rng: random.Random) -> Timetable:
    """Instants for every message of `story`, all at or before `until`."""
    if story.days_ago == 0:
        return _fresh(story, until, rng)
    day = until.date() - timedelta(days=_age_days(story, rng))
    while True:
        opening = datetime.combine(day, _opening_time(story, rng), until.tzinfo)
        instants = _in_waking_hours(story, opening, rng)
        if instants[-1] <= until:
            return Timetable(instants)
        day -= timedelta(days=1)


def _fresh(story: Story, until: datetime, rng: random.Random) -> Timetable:
    """A story that is happening now: its last message came minutes or a few hours ago, whatever the clock says."""
    opening = until.replace(second=0, microsecond=0) - story.duration - timedelta(minutes=rng.randint(*FRESH_MINUTES))
    return Timetable(tuple(opening + line.after for line in story.lines))


def _age_days(story: Story, rng: random.Random) -> int:
    if story.days_ago is not None:
        return story.days_ago
    lasted = story.duration.days
    if story.is_open:
        return lasted + rng.randint(*EXTRA_DAYS.get(story.stage_key, (0, 3)))
    # Squaring makes recent days denser: half of the cases fall into the last quarter of the span.
    return min(SPAN_DAYS - 3, lasted + 1 + int((SPAN_DAYS - 4 - lasted) * rng.random() ** 2))


def _opening_time(story: Story, rng: random.Random) -> time:
    """Stories that name an hour of the same day begin in the morning, so that “this afternoon” is still to come."""
    if story.opening_hour is not None:
        return time(story.opening_hour, rng.randint(20, 50))
    is_morning = any(word in line.text for line in story.lines for word in SAME_DAY_WORDS)
    minute = (
        rng.randint(8 * 60 + 10, 10 * 60 + 30)
        if is_morning
        else int(rng.triangular(8 * 60, 21 * 60 + 20, 10 * 60 + 20))
    )
    return time(minute // 60, minute % 60)


def _in_waking_hours(story: Story, opening: datetime, rng: random.Random) -> tuple[datetime, ...]:
    """Messages that would fall into the night wait for the next morning, and all later ones with them."""
    instants: list[datetime] = []
    delay = timedelta(0)
    for line in story.lines:
        if line.after >= timedelta(hours=1):  # nobody answers after exactly three hours
            delay += timedelta(minutes=rng.randint(0, 12))
        at = opening + line.after + delay
        moved = at if story.is_emergency else _next_waking(at)
        delay += moved - at
        instants.append(moved)
    return tuple(instants)


def _next_waking(at: datetime) -> datetime:
    if at.time() < MORNING:
        return at.replace(hour=MORNING.hour, minute=MORNING.minute + at.minute // 2)
    if at.time() > EVENING:
        return (at + timedelta(days=1)).replace(hour=MORNING.hour, minute=MORNING.minute + at.minute // 2)
    return at
