"""What is written in any spelling is found by any other spelling."""

import subprocess
import sys
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anxin.foundation.language import tokens


def _is_met(question, stored):
    """Whether stored tokens meet every term of a question: the rule both databases carry out."""
    have = set(stored)

    def has(want):
        return any(token.startswith(want.token) for token in have) if want.is_prefix else want.token in have

    terms = tokens.query_terms(question)
    return bool(terms) and all(any(all(map(has, way)) for way in term.ways) for term in terms)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("空调不制冷", "空调 制冷"),
        ("空调不制冷", "不制冷的空调"),
        ("空調不製冷", "空调不制冷"),
        ("空调不制冷", "冷氣不製冷"),
        ("冷氣不冷", "空调"),
        ("抽油煙機漏油", "油烟机漏油"),
        ("瓦斯熱水器點不著火", "燃气热水器点不着火"),
        ("KFR-35GW/NhAa1-B1 显示E1", "KFR35GW"),
        ("KFR-35GW/NhAa1-B1 显示E1", "kfr-35gw"),
        ("KFR-35GW/NhAa1-B1 显示E1", "kfr 35gw"),
        ("KFR-35GW/NhAa1-B1 显示E1", "KFR35"),
        ("KFR-35GW/NhAa1-B1 显示E1", "ｅ１"),
        ("KFR 35GW 不制冷", "kfr35gw"),
        ("故障码E-1", "E1"),
        ("电话138-0000-0000", "13800000000"),
        ("电话+86 138 0000 0000", "13800000000"),
        ("电话13800000000", "+86 138 0000-0000"),
        ("座机 0571-88880000", "(0571) 8888 0000"),
        ("０５７１－８８８８００００", "057188880000"),
        ("My fridges are leaking", "refrigerator leak"),
        ("请发到 li.ming@example.com", "li.ming@example.com"),
        ("连不上Wi-Fi", "wifi"),
        ("滚筒洗衣机脱水时漏水", "洗衣机 漏水"),
        ("滚筒洗衣机脱水时漏水", "漏"),
        ("空\u200b调坏了", "空调"),
        ("扫地机器人充不进电", "机器人"),
    ],
)
def test_prose_is_found_in_another_spelling(text, question):
    assert _is_met(question, tokens.index_tokens(text))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("显示E10", "E1"),
        ("洗衣机漏水", "空调漏水"),
        ("KFR-35GW", "KFR-26GW"),
        ("电话13800000000", "13900000000"),
        ("漏水", "？！"),
    ],
)
def test_something_else_is_not_found(text, question):
    assert not _is_met(question, tokens.index_tokens(text))


@pytest.mark.parametrize(
    "question",
    ["138 0000 1234", "+8613800001234", "0001234", "00001234", "1234", "138****1234", "1380000", "0086-138-0000-1234"],
)
def test_a_phone_is_found_by_any_spelling_and_by_its_last_digits(question):
    assert _is_met(question, tokens.phone_tokens("+86 138-0000-1234"))


@pytest.mark.parametrize(
    "question", ["SN2023-0415-008812", "sn20230415008812", "sn2023", "8812", "008812", "15008812", "SN2023 0415"]
)
def test_a_serial_is_found_by_its_pieces_and_its_end(question):
    assert _is_met(question, tokens.code_tokens("SN2023-0415-008812"))


@pytest.mark.parametrize("question", ["欧阳", "小明", "欧阳小明", "歐陽小明", "阳小"])
def test_a_name_is_found_by_any_two_neighbouring_characters(question):
    assert _is_met(question, tokens.name_tokens("欧阳小明"))


def test_words_are_unfinished_while_typing():
    stored = tokens.index_tokens("compressor noise")
    assert not any(_is_prefix_met(term, stored) for term in tokens.query_terms("compre"))
    assert any(_is_prefix_met(term, stored) for term in tokens.query_terms("compre", is_typing=True))


def _is_prefix_met(term, stored):
    return any(
        all(any(t.startswith(w.token) if w.is_prefix else t == w.token for t in stored) for w in way)
        for way in term.ways
    )


def test_pictures_and_marks_are_no_tokens():
    assert tokens.index_tokens("😀👍！？…—\x00\ud800") == []
    assert tokens.query_terms("'\"*():^~ -+\x00") == []


@given(st.text())
def test_every_token_is_letters_and_digits_of_limited_length(text):
    found = [
        *tokens.index_tokens(text),
        *tokens.name_tokens(text),
        *tokens.code_tokens(text),
        *tokens.phone_tokens(text),
    ]
    found += [want.token for term in tokens.query_terms(text, is_typing=True) for way in term.ways for want in way]
    assert all(token.isalnum() and len(token) <= tokens.MAX_TOKEN_CHARS and token == token.lower() for token in found)


@given(st.text(alphabet="空调不制冷氣KFR-35gw138 /漏水0e1", min_size=1, max_size=30))
def test_a_text_is_found_by_itself(text):
    if tokens.query_terms(text):
        assert _is_met(text, tokens.index_tokens(text))


def test_a_huge_question_asks_for_a_limited_number_of_things():
    assert 0 < len(tokens.query_terms("空调 漏水 kfr35 " * 1000 + "x" * 10_000)) <= tokens.MAX_TERMS


def test_threads_may_ask_first_together():
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(tuple(tokens.index_tokens("空调不制冷 leaking"))))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert len(set(answers)) == 1


def test_dictionaries_are_not_loaded_at_import():
    code = "import sys; import anxin.foundation.language.tokens, anxin.foundation.language.safety; print(bool({'rjieba', 'Stemmer'} & set(sys.modules)))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "False"
    )


def test_a_long_text_takes_far_less_than_a_second():
    text = "我家的空调上个月刚买的，现在开机半小时以后就不制冷了，外机也不转。" * 3000
    start = time.perf_counter()
    tokens.index_tokens(text)
    assert time.perf_counter() - start < 1
