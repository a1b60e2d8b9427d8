"""Replies as many programs write them (all invented): what is new in each stands in corpus/replies/expected.json."""

import json
from pathlib import Path

import pytest

from anxin.foundation.mail.quotes.trimming import new_text
from anxin.foundation.mail.reading import read_or_raise

FOLDER = Path(__file__).parent / "corpus/replies"
EXPECTED = json.loads((FOLDER / "expected.json").read_text())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_only_what_is_new_is_kept(name):
    mail = read_or_raise((FOLDER / f"{name}.eml").read_bytes())
    assert mail.reply_text == EXPECTED[name]
    assert mail.error is None


def test_every_mail_of_the_folder_is_expected():
    assert {path.stem for path in FOLDER.glob("*.eml")} == set(EXPECTED)


def test_what_is_quoted_stays_in_the_whole_text():
    mail = read_or_raise((FOLDER / "01-gmail-zh.eml").read_bytes())
    assert "> 您好，请问机器型号是什么？" in mail.text


@pytest.mark.parametrize(
    "line",
    [
        "发自我的内心，感谢师傅的帮助。",
        "发自我的内心",
        "Sent from my kitchen with love and a long story about the noise it makes every single night.",
    ],
)
def test_a_sentence_that_begins_like_a_phone_signature_stays(line):
    assert new_text(f"谢谢！\n{line}") == f"谢谢！\n{line}"


def test_a_reply_that_only_answers_with_a_comparison_stays():
    assert new_text("> 30 度", is_reply=True) == "> 30 度"


@pytest.mark.parametrize(
    "text",
    [
        "From: Beijing\nTo: Shanghai\nDate: May 6\nPlease move my appointment.",
        "On 6 May 2024 the engineer wrote:\n'replace pump'.\nPlease do it.",
        "日期：2024-05-06\n收件人：张三\n地址：幸福路\n请寄到这里",
        "发件人：张三，电话 130。\n机器坏了。",
    ],
)
def test_a_first_mail_in_the_shape_of_a_quote_is_its_authors_own(text):
    assert new_text(text) == text


@pytest.mark.parametrize(
    "below",
    [
        "------------------&nbsp;原始邮件&nbsp;------------------\n发件人: x",
        "*From:* Anxin <a@anxin.example>\n*Sent:* Monday, May 6, 2024 9:12 AM\n*To:* Z\n\nold",
        "пн, 6 мая 2024 г. в 09:12, Anxin <a@anxin.example>:\n\n> old",
        "Anxin wrote on 06/05/2024 09:12:\n> old",
        "El lun, 6 may 2024 a las 9:12, Anxin (<a@anxin.example>) escribió:\n\n> viejo",
        "-----Ursprüngliche Nachricht-----\nVon: A\n\nalt",
        "-------- 原始消息 --------\n主题：x\n发件人：a\n\n旧",
    ],
)
def test_what_stands_below_a_mark_is_old(below):
    assert new_text(f"好\n\n{below}") == "好"
