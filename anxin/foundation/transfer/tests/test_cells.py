"""What cells say."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from anxin.foundation.transfer.reading.cells import Unreadable, read
from anxin.foundation.transfer.types import Column
from anxin.foundation.transfer.writing.values import guarded

ZONE = "Asia/Shanghai"


def of(kind: str, cell: object, **more):
    return read(cell, Column("c", "c", kind=kind, **more), ZONE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  王秀兰 ", "王秀兰"),
        (13800001234.0, "13800001234"),
        (13800001234, "13800001234"),
        ("13800001234.0", "13800001234"),
        ("'+8613800001234", "+8613800001234"),
        ("'tis", "'tis"),
        ("3.0", "3.0"),
        ("   ", None),
        (None, None),
    ],
)
def test_texts_are_what_the_person_sees(cell, text):
    assert of("text", cell) == text


def test_a_phone_that_excel_shortened_is_refused_with_the_remedy():
    with translation.override("en"), pytest.raises(Unreadable, match="Format the column as text"):
        of("text", "1.38E+10")


@pytest.mark.parametrize(
    "cell",
    [
        "2024-03-09",
        "2024/3/9",
        "2024.3.9",
        "2024年3月9日",
        "２０２４年３月９日",
        "20240309",
        45360,
        "45360",
        45360.0,
        dt.date(2024, 3, 9),
        dt.datetime(2024, 3, 9, 8, 0),  # noqa: DTZ001 - as openpyxl gives it
        "2024-03-09 08:00",
    ],
)
def test_a_day_is_read_in_every_spelling(cell):
    assert of("date", cell) == dt.date(2024, 3, 9)


@pytest.mark.parametrize("cell", ["3/4/24", "2024-13-01", "2023-02-29", "yesterday", True, 0, "99999999"])
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(Unreadable):
        of("date", cell)


@pytest.mark.parametrize(
    "cell",
    [
        "2024-03-09 14:30",
        "2024-03-09T14:30:00",
        "2024-03-09T06:30:00Z",
        "2024年3月9日 14:30",
        "2024年3月9日下午2点30分",
        "2024年3月9日 下午 2:30",
        "2024/3/9 2:30 PM",
        dt.datetime(2024, 3, 9, 14, 30),  # noqa: DTZ001 - as openpyxl gives it
        45360 + 14.5 / 24,
    ],
)
def test_a_moment_is_read_in_every_spelling_in_the_readers_zone(cell):
    assert of("instant", cell) == dt.datetime(2024, 3, 9, 6, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("cell", "value"), [("是", True), ("Y", True), (1, True), ("否", False), ("no", False), (0.0, False)]
)
def test_yes_and_no_in_both_languages(cell, value):
    assert of("boolean", cell) is value


@pytest.mark.parametrize(("cell", "value"), [("1,234.50", "1234.50"), ("￥ 99", "99"), ("１２", "12"), (3.5, "3.5")])
def test_numbers_with_separators_and_signs_of_money(cell, value):
    assert of("number", cell) == Decimal(value)


def test_a_choice_names_what_it_could_have_been():
    choices = {"个人": "person", "单位": "organisation"}
    assert of("choice", "个人", choices=choices) == "person"
    with pytest.raises(Unreadable, match="个人, 单位"):
        of("choice", "其他", choices=choices)


def test_lists_are_cut_at_every_usual_sign():
    assert of("list", "a; b；c、d|e，a") == ["a", "b", "c", "d", "e"]


@given(some.one_of(some.text(), some.floats(), some.integers(), some.booleans(), some.lists(some.text())))
def test_no_cell_whatever_breaks_a_reader(cell):
    for kind in ("text", "integer", "number", "date", "instant", "boolean", "choice", "list", "json"):
        try:
            of(kind, cell)
        except Unreadable as error:
            assert str(error.message)


@given(some.text(min_size=1).filter(lambda text: text.strip() == text and "\0" not in text and "\r" not in text))
def test_what_is_guarded_against_formulas_reads_back_as_it_was(text):
    try:
        plain = of("text", text)
    except Unreadable:
        return
    if not text.startswith("'"):
        assert of("text", guarded(text)) == plain
