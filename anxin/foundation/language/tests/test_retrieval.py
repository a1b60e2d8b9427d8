from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anxin.foundation.language.retrieval.index import Index
from anxin.foundation.language.retrieval.lexical import Lexical
from anxin.foundation.language.retrieval.views import VIEWS, WORDS

DATA = Path(__file__).parent / "data"


def _rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def entries() -> list[tuple[str, str]]:
    return [(row["id"], row["text"]) for row in _rows("knowledge_entries.jsonl")]


@pytest.fixture(scope="module")
def index(entries) -> Index:
    return Index.build(entries)


def _first(index: Index, question: str) -> str:
    return index.search(question)[0].id


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("空调开了半天屋里还是闷热", "AC-01"),
        ("冷氣機一直滴水到床上", "AC-03"),
        ("xiyiji bujinshui", "WM-01"),
        ("主刷缠头法", "RV-05"),
        ("洗衣机显示OE怎么办", "WM-02"),
        ("kfr35 多少钱", "PR-KFR-35GW/QL1"),
        ("ＫＦＲ－３５ＧＷ", "PR-KFR-35GW/QL1"),
        ("my phone fell into the water", "MP-09"),
    ],
    ids=["paraphrase", "traditional", "pinyin", "typing error", "fault code", "short model", "wide letters", "English"],
)
def test_a_question_finds_its_entry_however_it_is_written(index, question, entry):
    assert _first(index, question) == entry


def test_meaning_and_sound_beat_plain_words_by_far_on_our_own_questions(index, entries):
    questions = [row for row in _rows("knowledge_questions.jsonl") if row["gold"]]
    plain = Lexical.build([WORDS.of_entry(text) for _, text in entries], length_matters=0.6)
    by_words = sum(
        index.ids[int(plain.scores(dict.fromkeys(WORDS.of_entry(row["text"]), 1.0)).argmax())] in row["gold"]
        for row in questions
    )
    by_all = sum(_first(index, row["text"]) in row["gold"] for row in questions)
    assert by_all / len(questions) >= 0.66
    assert by_all >= by_words + 0.2 * len(questions)


def test_strange_questions_are_trusted_less_than_those_with_an_answer(index):
    sure = [index.search(row["text"])[0].confidence for row in _rows("knowledge_questions.jsonl") if row["gold"]]
    strange = [index.search(row["text"])[0].confidence for row in _rows("knowledge_questions.jsonl") if not row["gold"]]
    middle = sorted(strange)[len(strange) // 2]
    assert sum(confidence > middle for confidence in sure) / len(sure) > 0.9


def test_the_asked_entry_itself_is_left_out(index, entries):
    identity, text = entries[0]
    assert _first(index, text) == identity
    assert identity not in [found.id for found in index.search(text, limit=len(entries), without=[identity])]
    assert len(index.search(text, limit=1000, without=[identity])) == len(entries) - 1


def test_a_saved_index_answers_as_before(index, tmp_path):
    index.save(tmp_path / "index")
    again = Index.load(tmp_path / "index")
    assert again.search("洗澡水一会烫一会凉") == index.search("洗澡水一会烫一会凉")


def test_an_index_of_another_form_is_refused(index, tmp_path):
    index.save(tmp_path)
    names = json.loads((tmp_path / "names.json").read_text()) | {"version": 0}
    (tmp_path / "names.json").write_text(json.dumps(names))
    with pytest.raises(ValueError, match="build it again"):
        Index.load(tmp_path)


def test_building_twice_gives_the_same_answers(entries):
    first, second = Index.build(entries[:30]), Index.build(entries[:30])
    assert first.search("漏水怎么办") == second.search("漏水怎么办")


def test_equal_texts_come_in_the_order_they_were_given():
    index = Index.build([("b", "空调漏水"), ("a", "空调漏水"), ("c", "空调漏水")])
    assert [found.id for found in index.search("空调漏水")] == ["b", "a", "c"]


def test_nothing_indexed_or_asked_finds_nothing():
    assert Index.build([]).search("空调") == []
    assert Index.build([("a", "空调")]).search("  ") == []
    assert Index.build([("a", "")]).search("空调", limit=0) == []


def test_a_huge_text_is_read_at_its_beginning_only():
    index = Index.build([("big", "空调漏水。" + "洗" * 2_000_000), ("other", "冰箱结冰")])
    assert _first(index, "空调漏水") == "big"


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=60), question=st.text(max_size=60))
def test_no_text_breaks_it_and_the_best_comes_first(text, question):
    found = Index.build([("one", text), ("two", "空调不制冷"), ("three", "")]).search(question)
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= each.confidence <= 1 for each in found)
    assert len({each.id for each in found}) == len(found)


@settings(max_examples=40, deadline=None)
@given(text=st.text(min_size=1, max_size=80))
def test_every_view_finds_a_text_by_itself(text):
    for view in VIEWS:
        tokens = view.of_entry(text)
        lexical = Lexical.build([tokens, []], length_matters=view.length_matters)
        assert lexical.scores(dict.fromkeys(tokens, 1.0))[0] > 0 or not tokens
