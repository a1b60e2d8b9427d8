"""Case stories: the written YAML as typed values, with offsets, photos and authors parsed and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from anxin.demo.content import read_stories

WHO = {"c": "customer", "a": "owner", "n": "owner"}
COLLEAGUES = {
    "supervisor": "supervisor",
    "second_line": "second_line",
    "engineer": "engineer",
    "outlet": "outlet_staff",
    "partner": "partner_staff",
    "quality": "quality_manager",
    "product": "product_colleague",
    "presales": "presales_adviser",
}
LINE_KEY = re.compile(
    r"^(?P<who>[a-z_]+) (?P<count>\d+)(?P<unit>[mhd]?)(?: @(?P<motif>[a-z_]+)(?:=(?P<detail>\S+))?)?$"
)
UNIT_MINUTES = {"": 1, "m": 1, "h": 60, "d": 24 * 60}
DONE_STAGES = ("solved", "cancelled")


class BrokenStory(ValueError):
    """A story file says something that cannot be read."""


@dataclass(frozen=True)
class StoryLine:
    """One message of a story; `role` is customer, owner, or the role of the colleague who writes a note."""

    role: str
    after: timedelta
    text: str
    is_internal: bool
    motif: str
    detail: str


@dataclass(frozen=True)
class Story:
    """One written case, not yet bound to a customer or a date."""

    key: str
    case_type_key: str
    line_key: str
    model_number: str
    language: str
    voice: str
    gender: str
    place: str
    channel: str
    stage_key: str
    priority: str
    is_emergency: bool
    team_key: str
    days_ago: int | None
    opening_hour: int | None
    bought_days_before: int | None
    satisfaction: int | None
    satisfaction_comment: str
    subject: str
    outcome: str
    fields: Mapping[str, str]
    lines: tuple[StoryLine, ...]

    @property
    def is_open(self) -> bool:
        """Whether the case still waits for somebody."""
        return self.stage_key not in DONE_STAGES

    @property
    def duration(self) -> timedelta:
        """From the first to the last message."""
        return self.lines[-1].after


def load_stories() -> tuple[Story, ...]:
    """All stories in file order; raises BrokenStory when one cannot be read."""
    return tuple(_story_of(raw) for raw in read_stories())


def _story_of(raw: Mapping[str, Any]) -> Story:
    return Story(
        key=raw["key"],
        case_type_key=raw["type"],
        line_key=raw["line"],
        model_number=raw.get("model", ""),
        language=raw.get("lang", "zh-hans"),
        voice=raw.get("voice", ""),
        gender=raw.get("gender", ""),
        place=raw.get("place", ""),
        channel=raw.get("channel", ""),
        stage_key=raw["stage"],
        priority=raw.get("priority", "normal"),
        is_emergency=raw.get("emergency", False),
        team_key=raw.get("team", ""),
        days_ago=raw.get("days"),
        opening_hour=raw.get("hour"),
        bought_days_before=raw.get("bought_days"),
        satisfaction=raw.get("rating"),
        satisfaction_comment=raw.get("comment", ""),
        subject=raw["subject"],
        outcome=raw.get("outcome", ""),
        fields=raw["fields"],
        lines=tuple(_line_of(raw["key"], line) for line in raw["talk"]),
    )


def _line_of(story_key: str, raw: Mapping[str, str]) -> StoryLine:
    ((key, text),) = raw.items()
    match = LINE_KEY.match(key)
    if match is None or match["who"] not in WHO | COLLEAGUES:
        raise BrokenStory(f"{story_key}: cannot read “{key}”")
    minutes = int(match["count"]) * UNIT_MINUTES[match["unit"]]
    return StoryLine(
        role=WHO.get(match["who"]) or COLLEAGUES[match["who"]],
        after=timedelta(minutes=minutes),
        text=text,
        is_internal=match["who"] == "n" or match["who"] in COLLEAGUES,
        motif=match["motif"] or "",
        detail=match["detail"] or "",
    )
