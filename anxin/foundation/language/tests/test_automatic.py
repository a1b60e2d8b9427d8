"""Mail that no person wrote is told apart by its headers, then by its words."""

import pytest

from anxin.foundation.language.automatic import find_automatic


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied"},
        {"auto-submitted": "auto-generated; type=x"},
        {"X-Autoreply": "yes"},
        {"X-Auto-Response-Suppress": "All"},
        {"Precedence": "auto_reply"},
        {"Subject": "自动回复: 您的服务单"},
        {"Subject": "自動回覆：外出中"},
        {"Subject": "Automatic reply: your case"},
        {"Subject": "Out of Office: back Monday"},
        {"Content-Type": "multipart/report; report-type=disposition-notification"},
    ],
)
def test_automatic_headers_make_an_automatic_reply(headers):
    assert find_automatic(headers, "Hello") == "auto_reply"


@pytest.mark.parametrize(
    "text",
    [
        "您好，我正在休假中，邮件会在回来后回复。",
        "这是一封自动回复邮件，请勿回复。",
        "您好，您的来信已收到，我会尽快回复！",
        "I am currently out of the office and will return on 3 May.",
        "I’m out of office with limited access to email",
        "This is an automated message. Please do not reply.",
        "我目前出差，有事请联系同事处理",
    ],
)
def test_automatic_words_make_an_automatic_reply(text):
    assert find_automatic({"Subject": "Re: 空调"}, text) == "auto_reply"


@pytest.mark.parametrize(
    "headers",
    [
        {"From": "MAILER-DAEMON@mx.example"},
        {"From": "Postmaster <postmaster@mx.example>"},
        {"Content-Type": 'multipart/report; report-type="delivery-status"'},
        {"Return-Path": "<>", "Subject": "Undeliverable: hello"},
        {"Return-Path": "<>", "Subject": "系统退信"},
    ],
)
def test_returned_mail_is_a_bounce(headers):
    assert find_automatic(headers, "") == "bounce"


def test_list_mail_is_bulk():
    assert find_automatic({"List-Unsubscribe": "<mailto:x@example.com>"}, "news") == "bulk"


@pytest.mark.parametrize(
    ("headers", "text"),
    [
        ({}, ""),
        ({"Auto-Submitted": "no", "Subject": "Re: 空调不制冷"}, "还是不制冷"),
        ({"Subject": "洗衣机自动断电"}, "洗衣机洗到一半自动断电，怎么办"),
        ({"Subject": "automatic door broken"}, "My automatic dishwasher replies E4"),
        ({}, "我下周出差，能不能改到月底上门？"),
        ({}, "很长的信" * 500 + "this is an automated message"),
    ],
)
def test_what_people_write_is_not_automatic(headers, text):
    assert find_automatic(headers, text) is None
