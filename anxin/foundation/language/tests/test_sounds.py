from __future__ import annotations

import pytest

from anxin.foundation.language.sounds import readings, sound_pairs, syllables, typed_pairs


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("kongtiao", ("kong", "tiao")),
        ("buzhileng", ("bu", "zhi", "leng")),
        ("lv", ("lv",)),
        ("xian", ("xian",)),
        ("washer", ()),
        ("", ()),
    ],
)
def test_latin_letters_are_cut_into_as_few_syllables_as_can_be(word, cut):
    assert syllables(word) == cut


def test_a_wrong_character_of_the_same_sound_meets_the_right_one():
    assert set(sound_pairs("空掉")) & set(sound_pairs("空调"))


def test_typed_pinyin_meets_the_characters():
    assert set(typed_pairs("Kongtiao BUZHILENG")) <= set(sound_pairs("空调不制冷"))


@pytest.mark.parametrize("text", ["hello world", "空调 kongtiao", "", "12345", "wifi"])
def test_what_is_no_pinyin_is_not_taken_for_it(text):
    assert typed_pairs(text) == []


def test_letters_have_no_reading():
    assert readings("a") == ()
    assert readings("长") == ("chang", "zhang") or readings("长") == ("zhang", "chang")
