"""An excerpt shows why something was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anxin.foundation.language.excerpts import excerpt


def _hits(text, query, **options):
    return [segment.text for segment in excerpt(text, query, **options) if segment.is_hit]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("我家空调不制冷了", "空调 制冷", ["空调", "制冷"]),
        ("我家冷氣不涼", "冷氣", ["冷氣"]),
        ("型号 KFR-35GW，去年买的", "kfr35gw", ["KFR-35GW"]),
        ("The machine is leaking water", "leaks", ["leaking"]),
        ("电话 138-0000-0000 请回电", "13800000000", ["138-0000-0000"]),
        ("没有相关内容", "洗衣机", []),
    ],
)
def test_the_words_asked_for_are_marked_as_written(text, query, hits):
    assert _hits(text, query) == hits


def test_a_long_text_is_cut_around_the_densest_place():
    text = "前言。" * 200 + "空调外机不转，空调不制冷。" + "后记。" * 200
    segments = excerpt(text, "空调 制冷", length=60)
    assert segments[0].text == segments[-1].text == "…"
    assert sum(len(segment.text) for segment in segments) == 62
    assert [segment.text for segment in segments if segment.is_hit] == ["空调", "空调", "制冷"]


@given(st.text(max_size=300), st.text(max_size=40), st.integers(1, 80))
def test_an_excerpt_never_adds_or_loses_text(text, query, length):
    flat = " ".join(text.split())
    shown = "".join(segment.text for segment in excerpt(text, query, length=length))
    assert shown.strip("…") in flat
    assert len(shown) <= length + 2
