"""Sentences end where people end them."""

import pytest

from anxin.foundation.language.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("空调不制冷。外机不转！怎么办？", ["空调不制冷。", "外机不转！", "怎么办？"]),
        ("他说：“明天来。”我等了一天", ["他说：“明天来。”", "我等了一天"]),
        ("It leaks. The floor is wet. Help!", ["It leaks.", "The floor is wet.", "Help!"]),
        ("水温 3.5 度。No. 4 is fine", ["水温 3.5 度。", "No. 4 is fine"]),
        ("Mr. Li came at 3.5 p.m. today", ["Mr. Li came at 3.5 p.m. today"]),
        ("第一行\n\n第二行", ["第一行", "第二行"]),
        ("真的吗？？！好……再说", ["真的吗？？！", "好……", "再说"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_text_is_split_into_sentences(text, sentences):
    assert split_sentences(text) == sentences
