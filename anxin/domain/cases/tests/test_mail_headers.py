"""What headers tell, and what they cannot."""

import pytest

from anxin.domain.cases.rules import mail_headers as headers


@pytest.mark.parametrize(
    "given",
    [
        [("List-Unsubscribe", "<https://news.example/u>")],
        [("list-id", "news.example")],
        [("Precedence", " Bulk")],
    ],
)
def test_a_newsletter_is_recognised(given):
    assert headers.is_bulk(given)


def test_an_ordinary_mail_is_no_newsletter():
    assert not headers.is_bulk([("Precedence", "first-class"), ("Subject", "list-id")])


@pytest.mark.parametrize("given", [("X-Spam-Flag", "YES"), ("X-Spam-Status", "Yes, score=9.1")])
def test_the_yes_of_a_junk_filter_is_believed(given):
    assert headers.is_spam([given])


def test_only_the_topmost_word_of_a_filter_counts():
    assert not headers.is_spam([("X-Spam-Status", "No, score=0"), ("X-Spam-Status", "Yes, score=9")])


@pytest.mark.parametrize(
    ("result", "is_forged"),
    [
        ("mx.example; dmarc=fail (p=REJECT sp=REJECT) header.from=bank.example", True),
        ("mx.example; dmarc=fail action=quarantine header.from=bank.example", True),
        ("mx.example; dmarc=fail (p=NONE) header.from=small.example", False),
        ("mx.example; spf=fail; dmarc=pass", False),
        ("mx.example; spf=fail; dkim=fail", False),
        ("", False),
    ],
)
def test_a_sender_counts_as_forged_only_where_the_owner_of_the_domain_asks_so(result, is_forged):
    assert headers.is_forged([("Authentication-Results", result)]) is is_forged


@pytest.mark.parametrize(
    ("subject", "base"),
    [
        ("回复：答复: Re: 空调不凉", "空调不凉"),
        ("RE: AW: FW: Hello  there", "Hello there"),
        ("Re[2]: a", "a"),
        ("Regarding the heater", "Regarding the heater"),
        ("转发：", ""),
    ],
)
def test_marks_of_answers_are_taken_off_a_subject(subject, base):
    assert headers.base_subject(subject) == base


@pytest.mark.parametrize(
    ("subject", "numbers"),
    [
        ("回复：空调不凉（服务单 10042）", [10042]),
        ("Re: no cooling (case 10042)", [10042]),
        ("[#10042] hello", [10042]),
        ("2026 年 12345 号文件", []),
        ("订单 10042", []),
    ],
)
def test_case_numbers_are_read_as_our_subjects_write_them(subject, numbers):
    assert headers.case_numbers(subject) == numbers
