"""Turns a story into a case of the plan: people, instants, fields and the words that depend on them."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from anxin.demo.casting import Cast, Casting
from anxin.demo.shapes import Brand, Case, CaseType, Line, Message, Model, Photo
from anxin.demo.stories import Story, StoryLine
from anxin.demo.texts import to_traditional
from anxin.demo.timetable import Timetable, arrange

SLOT = re.compile(r"<(name|agent|eng|outlet|order|serial|d[+-]\d+)>")
WEEKDAYS = "一二三四五六日"
CLOSES_AFTER = timedelta(days=7)
RATED_SHARE = 0.62
SOLVES_WITHIN_MINUTES = (2, 40)


@dataclass(frozen=True)
class CaseWriter:
    """Writes cases for one company."""

    casting: Casting
    brands: Mapping[str, Brand]
    lines: Mapping[str, Line]
    models: Sequence[Model]
    case_types: Mapping[str, CaseType]
    until: datetime

    def write(self, story: Story, rng: random.Random, busy: Set[str] = frozenset()) -> Case:
        """The case of `story`, told by somebody not in `busy`, if possible; raises KeyError or StopIteration when the story names something unknown."""
        line = self.lines[story.line_key]
        brand = self.brands[line.brand_key]
        model = self._model(story, rng)
        channel = story.channel or _channel(story, rng)
        cast = self.casting.cast(story, brand.key, channel, rng, busy)
        timetable = arrange(story, self.until, rng)
        solved_at, closed_at = self._endings(story, timetable, rng)
        stage_key = "closed" if story.stage_key == "solved" and closed_at else story.stage_key
        fields = self._fields(story, brand, model, timetable.opened_at.date(), rng)
        words = _Words(story.language, cast, fields, timetable.opened_at.date())
        has_rating = story.satisfaction is not None and (bool(story.satisfaction_comment) or rng.random() < RATED_SHARE)
        return Case(
            key=story.key,
            brand_key=brand.key,
            case_type_key=story.case_type_key,
            stage_key=stage_key,
            state=next(s.state for s in self.case_types[story.case_type_key].stages if s.key == stage_key),
            customer_key=cast.customer.key,
            line_key=line.key,
            model_number=model.number,
            channel=channel,
            language=story.language,
            priority=story.priority,
            is_emergency=story.is_emergency,
            team_key=self.casting.team_of(story, brand.key),
            owner_key="" if story.stage_key == "received" else cast.owner.key,
            subject=story.subject,
            fields=fields,
            opened_at=timetable.opened_at,
            solved_at=solved_at,
            closed_at=closed_at,
            outcome=story.outcome,
            satisfaction=story.satisfaction if has_rating else None,
            satisfaction_comment=story.satisfaction_comment,
            messages=_messages(story, timetable, cast, words, rng),
        )

    def _model(self, story: Story, rng: random.Random) -> Model:
        models = [m for m in self.models if m.line_key == story.line_key]
        return next(m for m in models if m.number == story.model_number) if story.model_number else rng.choice(models)

    def _endings(
        self, story: Story, timetable: Timetable, rng: random.Random
    ) -> tuple[datetime | None, datetime | None]:
        """When it was solved and closed; a solved case closes by itself after seven days, a cancelled one at once."""
        if story.is_open:
            return None, None
        ended_at = min(self.until, timetable.last_at + timedelta(minutes=rng.randint(*SOLVES_WITHIN_MINUTES)))
        if story.stage_key == "cancelled":
            return None, ended_at
        closes_at = ended_at + CLOSES_AFTER
        return ended_at, closes_at if closes_at <= self.until else None

    def _fields(self, story: Story, brand: Brand, model: Model, opened: date, rng: random.Random) -> dict[str, str]:
        """The story's own fields plus serial, order and dates where the case type asks for them."""
        known = {field.key for field in self.case_types[story.case_type_key].fields}
        is_new = "order_number" in known  # one returns or installs what has just come
        waited = rng.randint(1, 5) if is_new else rng.randint(40, 900)
        if story.bought_days_before is not None:
            waited = story.bought_days_before
        bought = max(opened - timedelta(days=waited), date(model.launched_year, 3, 1))
        made = {
            "serial_number": serial_number(brand, model, bought, rng),
            "order_number": f"{bought:%y%m%d}{rng.randint(10_000_000, 99_999_999)}",
            "purchase_date": bought.isoformat(),
            "signed_for_date": bought.isoformat(),
        }
        return {key: value for key, value in made.items() if key in known} | {
            k: v for k, v in story.fields.items() if v != "auto"
        }


def serial_number(brand: Brand, model: Model, bought: date, rng: random.Random) -> str:
    """A serial such as JHQ2406B04127: brand, a letter of the line, month made, shift, number."""
    made = bought - timedelta(days=rng.randint(20, 90))
    return (
        f"{brand.serial_prefix}{model.line_key[0].upper()}{made:%y%m}{rng.choice('ABC')}{rng.randint(1000, 89999):05d}"
    )


def _channel(story: Story, rng: random.Random) -> str:
    """Portal for most; careful writers and those abroad also use mail."""
    writes_mail = story.voice in ("polite", "verbose") or story.language != "zh-hans"
    return "mail" if rng.random() < (0.4 if writes_mail else 0.1) and not story.is_emergency else "portal"


def _messages(story: Story, timetable: Timetable, cast: Cast, words: _Words, rng: random.Random) -> tuple[Message, ...]:
    return tuple(
        Message(
            staff_key=cast.author(line.role),
            at=at,
            text=words.fill(line.text),
            is_internal=line.is_internal,
            photos=_photos(line, words, rng),
        )
        for line, at in zip(story.lines, timetable.instants, strict=True)
    )


def _photos(line: StoryLine, words: _Words, rng: random.Random) -> tuple[Photo, ...]:
    if not line.motif:
        return ()
    detail = words.serial if line.motif == "nameplate" else line.detail
    seed = rng.randint(1, 9999)
    return (Photo(file_name=f"IMG_{seed:04d}.jpg", motif=line.motif, detail=detail, seed=seed),)


@dataclass(frozen=True)
class _Words:
    """Fills the slots of a story's texts in the story's language."""

    language: str
    cast: Cast
    fields: Mapping[str, str]
    opened: date

    @property
    def serial(self) -> str:
        return self.fields.get("serial_number", "JHX2404B02718")

    def fill(self, text: str) -> str:
        return SLOT.sub(lambda match: self._word(match[1]), text)

    def _word(self, slot: str) -> str:
        if slot[0] == "d":
            return self._day(self.opened + timedelta(days=int(slot[1:])))
        order = self.fields.get("order_number", f"{self.opened:%y%m%d}60417782")
        plain = {"name": self.cast.customer.salutation, "serial": self.serial, "order": order}
        return plain.get(slot) or self._staff_word(slot)

    def _staff_word(self, slot: str) -> str:
        owner, engineer, outlet = self.cast.owner, self.cast.engineer, self.cast.outlet.name.in_language(self.language)
        if self.language == "en":
            return {"agent": owner.latin_name, "eng": engineer.latin_name, "outlet": outlet}[slot]
        word = {"agent": owner.name, "eng": engineer.name[0], "outlet": outlet}[slot]
        return to_traditional(word) if self.language == "zh-hant" else word

    def _day(self, day: date) -> str:
        if self.language == "en":
            return f"{day:%A} {day.day} {day:%B}"
        weekday = ("週" if self.language == "zh-hant" else "周") + WEEKDAYS[day.weekday()]
        return f"{day.month}月{day.day}日（{weekday}）"
