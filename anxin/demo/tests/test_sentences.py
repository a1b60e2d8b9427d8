"""The stories read like people wrote them: no sentence twice among open cases, no opening twice at all."""

from __future__ import annotations

import re
from collections import defaultdict

from anxin.demo.plan import build_plan
from anxin.demo.shapes import Case
from anxin.demo.stories import load_stories
from anxin.demo.tests.conftest import TODAY, UNTIL, ZONE

SENTENCE_END = re.compile(r"[。！？!?…；;\n]+|\.(?=\s|$)")
NOISE = re.compile(r"[\W_]+")
CLAUSE_END = re.compile(r"[，,、：:。！？!?…；;\n]+")
LONG_CLAUSE = 12


def sentences(text: str) -> set[str]:
    """Sentences of a text without punctuation, spaces and capitals."""
    return {bare for part in SENTENCE_END.split(text) if (bare := NOISE.sub("", part).lower())}


def everyones_open_cases() -> list[Case]:
    """Open cases of the largest plan: what holds for it holds for every smaller one."""
    plan = build_plan(today=TODAY, zone=ZONE, until=UNTIL, cases=len(load_stories()))
    return [case for case in plan.cases if case.state not in ("solved", "closed", "cancelled")]


def test_no_two_open_cases_share_a_sentence() -> None:
    where: dict[str, set[str]] = defaultdict(set)
    for case in everyones_open_cases():
        for message in case.messages:
            for sentence in sentences(message.text):
                where[sentence].add(case.key)
    assert {sentence: keys for sentence, keys in where.items() if len(keys) > 1} == {}


def test_no_two_stories_share_a_long_clause() -> None:
    """Templates would show as the same stretch of words in several stories, finished ones included."""
    where: dict[str, set[str]] = defaultdict(set)
    for story in load_stories():
        for line in story.lines:
            for part in CLAUSE_END.split(line.text):
                if len(bare := NOISE.sub("", part).lower()) >= LONG_CLAUSE:
                    where[bare].add(story.key)
    assert {clause: keys for clause, keys in where.items() if len(keys) > 1} == {}


def test_no_two_stories_begin_alike_or_carry_the_same_subject() -> None:
    stories = load_stories()
    openings = [NOISE.sub("", story.lines[0].text)[:10] for story in stories]
    assert len(set(openings)) == len(openings)
    assert len({story.subject for story in stories}) == len(stories)


def test_sentences_are_told_apart_by_words_and_not_by_punctuation() -> None:
    assert sentences("好的，谢谢！") == sentences("好的谢谢。")
    assert sentences("It hums. Always") == {"ithums", "always"}
