from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anxin.foundation.language.mood import read_mood, read_moods
from anxin.foundation.language.mood.polarity import weigh


@pytest.mark.parametrize(
    "text",
    [
        "师傅很专业，十分钟就修好了",
        "一点都不吵，非常满意",
        "虽然贵，但是很值得",
        "維修很快，很滿意",
        "Great service, thank you",
        "Not bad at all",
    ],
)
def test_praise_is_positive(text):
    assert read_mood(text).label == "positive"


@pytest.mark.parametrize(
    "text",
    [
        "质量太差了，用两天就坏",
        "看着不错，但是根本不好用",
        "一点都不好",
        "品質很爛，後悔買了",
        "Terrible, it broke again",
        "not good, would not recommend",
    ],
)
def test_complaint_is_negative(text):
    assert read_mood(text).label == "negative"


@pytest.mark.parametrize(
    ("text", "feeling"),
    [
        ("请问保修期是多久", "calm"),
        ("谢谢，已经修好了，之前还担心会爆炸", "calm"),
        ("热水器有味道，会不会爆炸啊，家里有小孩，我很害怕", "worried"),
        ("修了三次还没好，你们到底管不管！！我要投诉", "angry"),
        ("什麼態度！我要投訴到消協", "angry"),
        ("空调坏了老人热得住院了，我快崩溃了，求求你们", "distressed"),
        ("How long is the warranty?", "calm"),
        ("Is it safe? I am worried about my baby", "worried"),
        ("This is unacceptable, I am furious", "angry"),
        ("I am desperate, my mother is in hospital, please help", "distressed"),
    ],
)
def test_a_feeling_is_heard(text, feeling):
    assert read_mood(text).feeling == feeling


@pytest.mark.parametrize(("plain", "turned"), [("好用", "不好用"), ("推荐", "不推荐"), ("works", "never works")])
def test_a_turning_word_turns_the_meaning(plain, turned):
    assert weigh(plain).balance > 0 > weigh(turned).balance


def test_stronger_words_weigh_more():
    assert weigh("非常满意").good > weigh("满意").good > 0
    assert weigh("不过有点吵").bad > 0


def test_what_follows_but_weighs_more_than_what_stood_before():
    assert weigh("很便宜，但是很吵").balance < 0 < weigh("很吵，但是很便宜").balance


def test_many_texts_are_read_as_one_by_one_and_in_order():
    texts = ["很好", "", "太差了", "很好"]
    assert read_moods(texts) == [read_mood(text) for text in texts]
    assert read_moods([]) == []


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_has_a_mood_whose_label_fits_its_score(text):
    mood = read_mood(text)
    assert 0 <= mood.score <= 1
    assert mood.label == ("positive" if mood.score >= 0.5 else "negative")


def test_a_huge_text_is_read_at_once():
    assert read_mood("太差了！" * 500_000).label == "negative"
