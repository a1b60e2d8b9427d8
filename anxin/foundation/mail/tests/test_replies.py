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
    ["发自我的内心，感谢师傅的帮助。", "发自我的内心", "Sent from my kitchen with love and a long story about the noise it makes every single night."],
)
def test_a_sentence_that_begins_like_a_phone_signature_stays(line):
    assert new_text(f"谢谢！\n{line}") == f"谢谢！\n{line}"


def test_a_reply_that_only_answers_with_a_comparison_stays():
    assert new_text("> 30 度", is_reply=True) == "> 30 度"
