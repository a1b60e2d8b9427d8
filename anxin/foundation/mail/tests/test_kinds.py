"""Whose words a mail holds: a person's, a server's, an automatic answer's, a complaint desk's."""

import pytest

from anxin.foundation.mail.reading import read_or_raise
from anxin.foundation.mail.tests.mails import mail, multipart

PEOPLE = {
    "asks why mail came back": (
        "邮件被退回",
        "您好，我给你们发的邮件被退信了，提示 550 5.1.1 User unknown，请问正确的邮箱地址是什么？\n周敏 zhou@kehu.example",
    ),
    "says our mail did not arrive": (
        "Delivery failed",
        "Hello, your driver says delivery failed. The parcel could not be delivered to the following address: Lucky Road 8. Please send it again.",
    ),
    "returned goods": ("退货退回", "快递显示无法投递，包裹被退回了，请重新发货。"),
    "forwards a report": (
        "Fwd: Undelivered Mail Returned to Sender",
        "Please look, I get this when writing to parts@anxin.example:\n\n> This is the mail system at host mx.kehu.example.\n> <parts@anxin.example>: 550 5.1.1 User unknown\n",
    ),
    "replies to a report": (
        "Re: Undelivered Mail Returned to Sender",
        "I never sent this mail. What is it?\n\n> Mail could not be delivered",
    ),
    "mailbox as a product": (
        "Mailbox full of water",
        "The mailbox you sold me is full of rain water, it was not delivered with a lid. Error 550 on the display.",
    ),
    "mail failure machine": (
        "Mail failure on your intercom",
        "The intercom reports mail failure. User unknown. What now?",
    ),
    "speaks of holidays": (
        "On holiday next week",
        "I am out of office next week, please send the engineer the week after.",
    ),
    "asks about auto reply": ("Re: 自动回复: 空调", "收到你们的自动回复了，什么时候有人处理？"),
    "delivery question": (
        "Undelivered order 8841",
        "My order is undelivered for 4 days. Can you give up on the carrier?",
    ),
    "a postmaster who is a customer": ("Heating is cold", "Hello, the heating in our office is cold again."),
}


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_a_person_who_writes_about_mail_stays_a_person(name):
    subject, text = PEOPLE[name]
    assert read_or_raise(mail(text, Subject=subject)).kind == "message"


@pytest.mark.parametrize(
    ("sender", "subject", "text"),
    [
        (
            "SF Delivery Service <info@courier.example>",
            "Delivery status of your parcel",
            "Your parcel could not be delivered to the following address: Lucky Road 8. It will be returned to sender.",
        ),
        (
            "顺丰速运 <no-reply@courier.example>",
            "投递失败通知",
            "您的快递单号 8841 投递失败，无法送达，请联系快递员 95338。",
        ),
        (
            "Mail Order House <service@shop.example>",
            "Returned goods",
            "The mailbox was returned by the customer: delivery failed. Please send a new one to anna@kunde.example.",
        ),
        (
            "Anna <anna@kunde.example>",
            "Delivery failure",
            "Hello, what is this? 550 5.1.1 user unknown: parts@anxin.example. I can not reach your spare parts department.",
        ),
        (
            "Anna <anna@kunde.example>",
            "无法发送邮件",
            "我发送邮件到 parts@anxin.example 一直被退回，提示 554 5.7.1，请给我正确的地址。",
        ),
        ("System <noreply@shop.example>", "Order 550 5.1.1", "Your order was rejected: the address is unknown."),
    ],
)
def test_parcels_and_people_are_no_mail_servers(sender, subject, text):
    assert read_or_raise(mail(text, From=sender, Subject=subject)).kind == "message"


def test_a_customer_who_sends_our_own_mail_back_with_a_question_is_no_server():
    raw = multipart(
        "Content-Type: text/plain\r\n\r\nI got this mail from you. When will the engineer come?",
        "Content-Type: message/rfc822\r\n\r\nFrom: service@anxin.example\r\nSubject: Visit\r\n\r\nThe engineer comes tomorrow.",
        Subject="Visit",
    )
    assert read_or_raise(raw).kind == "message"


def test_a_postmaster_can_be_a_customer_too():
    assert (
        read_or_raise(
            mail("Hello, the heating in our office is cold again.", From="postmaster@kehu.example", Subject="Heating")
        ).kind
        == "message"
    )


def test_a_report_forwarded_as_an_attachment_is_its_senders_mail():
    inner = 'From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered Mail\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="i"\r\n\r\n--i\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--i--\r\n'
    raw = multipart(
        "Content-Type: text/plain\r\n\r\nWhy do I get this?",
        f"Content-Type: message/rfc822\r\n\r\n{inner}",
        Subject="What is this?",
    )
    found = read_or_raise(raw)
    assert (found.kind, found.bounces) == ("message", ())


ANSWERS = [
    {"Auto_Submitted": "auto-replied", "Subject": "Re: Case 10042"},
    {"Auto_Submitted": "auto-replied (vacation)", "Subject": "Abwesenheit"},
    {"Subject": "=?utf-8?B?6Ieq5Yqo5Zue5aSNOiDmgqjnmoTlt6XljZU=?="},
    {"Subject": "Automatic reply: Case 10042", "X_Auto_Response_Suppress": "All"},
    {"Subject": "Out of Office: Case 10042"},
    {"Subject": "Re: Case 10042", "X_Autoreply": "yes"},
    {"Subject": "Re: Case 10042", "Precedence": "auto_reply"},
    {"Subject": "Automatische Antwort: Fall 10042"},
    {"Subject": "Réponse automatique : dossier"},
    {"Subject": "=?utf-8?B?5LiN5Zyo44Gu44GK55+l44KJ44Gb?="},
    {"Subject": "Re: Case 10042", "Precedence": "bulk", "In_Reply_To": "<1@a.example>"},
]


@pytest.mark.parametrize("headers", ANSWERS, ids=[str(index) for index in range(len(ANSWERS))])
def test_an_automatic_answer_is_known(headers):
    assert read_or_raise(mail("I am on vacation until Monday.", **headers)).kind == "auto_reply"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "no"},
        {"Precedence": "list", "List_Id": "<x.example>"},
        {"X_Auto_Response_Suppress": "OOF"},
        {"Precedence": "bulk"},
    ],
)
def test_headers_that_only_forbid_answers_make_no_automatic_answer(headers):
    assert read_or_raise(mail("The screen is dark.", **headers)).kind == "message"


def test_an_automatic_answer_knows_the_mail_it_answers():
    assert (
        read_or_raise(mail("x", Auto_Submitted="auto-replied", In_Reply_To="<m1@anxin.example>")).original_message_id
        == "m1@anxin.example"
    )


def test_a_read_receipt_is_an_automatic_answer():
    raw = multipart(
        "Content-Type: text/plain\r\n\r\nYour message was read.",
        "Content-Type: message/disposition-notification\r\n\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n",
        kind="report; report-type=disposition-notification",
    )
    assert read_or_raise(raw).kind == "auto_reply"


def test_a_complaint_of_a_provider_is_known():
    raw = multipart(
        "Content-Type: text/plain\r\n\r\nThis is an email abuse report for an email message received from IP 192.0.2.1",
        "Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nUser-Agent: SomeGenerator/1.0\r\nVersion: 1\r\n",
        "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nx",
        kind="report; report-type=feedback-report",
    )
    assert read_or_raise(raw).kind == "feedback_report"


def test_a_customers_complaint_with_a_mail_attached_is_a_message():
    raw = multipart(
        "Content-Type: text/plain\r\n\r\nThis is a complaint about your engineer.",
        "Content-Type: message/rfc822\r\n\r\nSubject: Visit\r\n\r\nx",
        Subject="Complaint",
    )
    assert read_or_raise(raw).kind == "message"
