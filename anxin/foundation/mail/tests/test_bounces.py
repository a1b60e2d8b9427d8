"""Delivery reports of many servers (all invented after their formats): who was not reached, and why."""

import pytest

from anxin.foundation.mail.reading import read_or_raise
from anxin.foundation.mail.tests.mails import delivery_report, mail, multipart

ORIGINAL = "\n\nReturn-Path: <service@anxin.example>\nReceived: from app.anxin.example\nMessage-ID: <m1@anxin.example>\nTo: anna@kunde.example\nSubject: Ihr Fall\n\nHallo"


def told(raw: bytes) -> list[tuple[str, str, str, str, bool]]:
    found = read_or_raise(raw)
    assert found.kind == "bounce"
    return [(each.recipient, each.status, each.code, each.reason, each.permanent) for each in found.bounces]


def test_postfix_names_the_recipient_and_why():
    fields = (
        "Final-Recipient: rfc822; Anna@Kunde.example\r\nOriginal-Recipient: rfc822;Anna@Kunde.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 <anna@kunde.example>: Recipient address\r\n    rejected: User unknown in local recipient table\r\n"
    )
    raw = delivery_report("This is the mail system at host mx.anxin.example.", fields)
    assert told(raw) == [("Anna@kunde.example", "5.1.1", "550", "userunknown", True)]
    assert read_or_raise(raw).original_message_id == "m1@anxin.example"


def test_each_recipient_of_a_report_is_told_apart_in_order():
    fields = (
        "Final-Recipient: rfc822; voll@kunde.example\r\nAction: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full\r\n\r\n"
        "Final-Recipient: rfc822; weg@kunde.example\r\nAction: failed\r\nStatus: 5.0.0\r\nDiagnostic-Code: smtp; 550 5.1.1 unknown user\r\n\r\n"
        "Final-Recipient: rfc822; da@kunde.example\r\nAction: delivered\r\nStatus: 2.1.5\r\nDiagnostic-Code: smtp; 250 2.1.5 OK\r\n"
    )
    assert told(delivery_report("x", fields)) == [
        ("voll@kunde.example", "5.2.2", "552", "mailboxfull", False),
        ("weg@kunde.example", "5.1.1", "550", "userunknown", True),
        ("da@kunde.example", "2.1.5", "250", "delivered", False),
    ]


def test_a_delay_is_no_failure():
    fields = "Final-Recipient: rfc822; anna@kunde.example\r\nAction: delayed\r\nStatus: 4.4.1\r\nDiagnostic-Code: X-Postfix; connect to mx.kunde.example[192.0.2.9]:25: Connection timed out\r\n"
    assert told(delivery_report("x", fields, Subject="Delayed Mail (still being retried)")) == [
        ("anna@kunde.example", "4.4.1", "", "expired", False)
    ]


def test_fields_without_empty_lines_between_recipients_are_told_apart():
    fields = "Final-Recipient: rfc822; a@k.example\r\nAction: failed\r\nStatus: 5.1.1\r\nFinal-Recipient: rfc822; b@k.example\r\nAction: failed\r\nStatus: 5.2.2\r\n"
    assert [(each[0], each[3]) for each in told(delivery_report("x", fields))] == [
        ("a@k.example", "userunknown"),
        ("b@k.example", "mailboxfull"),
    ]


def test_a_vague_status_gives_way_to_the_servers_own():
    fields = "Final-Recipient: rfc822; a@k.example\r\nAction: failed\r\nStatus: 5.0.0\r\nDiagnostic-Code: smtp; 550 5.7.26 This mail has been blocked because the sender is unauthenticated\r\n"
    assert told(delivery_report("x", fields)) == [("a@k.example", "5.7.26", "550", "authfailure", False)]


TEXTS = {
    "qmail": (
        {"From": "MAILER-DAEMON@mx.anxin.example", "Subject": "failure notice"},
        "Hi. This is the qmail-send program at mx.anxin.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<anna@kunde.example>:\n192.0.2.9 does not like recipient.\nRemote host said: 550 5.1.1 <anna@kunde.example>: User unknown\nGiving up on 192.0.2.9.\n\n<otto@kunde.example>:\nSorry, I couldn't find any host named kunde.example. (#5.1.2)\n\n--- Below this line is a copy of the message."
        + ORIGINAL,
        [
            ("anna@kunde.example", "5.1.1", "550", "userunknown", True),
            ("otto@kunde.example", "5.1.2", "", "hostunknown", True),
        ],
    ),
    "exim": (
        {
            "From": "Mail Delivery System <Mailer-Daemon@mx.anxin.example>",
            "Subject": "Mail delivery failed: returning message to sender",
            "X-Failed-Recipients": "anna@kunde.example",
        },
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  anna@kunde.example\n    SMTP error from remote mail server after RCPT TO:<anna@kunde.example>:\n    host mx.kunde.example [192.0.2.9]: 550 unknown user\n\n------ This is a copy of the message, including all the headers. ------"
        + ORIGINAL,
        [("anna@kunde.example", "5.0.911", "550", "userunknown", True)],
    ),
    "exchange": (
        {"From": "System Administrator <postmaster@kunde.example>", "Subject": "Undeliverable: Ihr Fall"},
        "Your message\n\n  To:      anna@kunde.example\n  Subject: Ihr Fall\n  Sent:    Mon, 6 May 2024 09:12:00 +0800\n\ndid not reach the following recipient(s):\n\nanna@kunde.example on Mon, 6 May 2024 09:12:10 +0800\n    The recipient name is not recognized\n\tMSEXCH:IMS:KUNDE:SITE:SRV 0 (000C05A6) Unknown Recipient",
        [("anna@kunde.example", "5.0.911", "", "userunknown", True)],
    ),
    "gmail": (
        {
            "From": "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
            "Subject": "Delivery Status Notification (Failure)",
            "X-Failed-Recipients": "anna@kunde.example",
        },
        "Delivery to the following recipient failed permanently:\n\n     anna@kunde.example\n\nTechnical details of permanent failure: \nGoogle tried to deliver your message, but it was rejected by the recipient domain. The error that the other server returned was: 550 550 5.1.1 <anna@kunde.example>: Recipient address rejected: User unknown (state 14).\n\n----- Original message -----\n"
        + ORIGINAL,
        [("anna@kunde.example", "5.1.1", "550", "userunknown", True)],
    ),
    "sendmail-transcript": (
        {"From": "Mail Delivery Subsystem <MAILER-DAEMON@mx.anxin.example>", "Subject": "Returned mail: User unknown"},
        "   ----- Transcript of session follows -----\nWhile talking to mx.kunde.example:\n>>> RCPT To:<anna@kunde.example>\n<<< 550 5.1.1 <anna@kunde.example>... User unknown\n550 <anna@kunde.example>... User unknown\n\n   ----- Unsent message follows -----"
        + ORIGINAL,
        [("anna@kunde.example", "5.1.1", "550", "userunknown", True)],
    ),
    "qq": (
        {"From": "PostMaster@qq.com", "Subject": "=?utf-8?B?57O757uf6YCA5L+h?="},
        "抱歉，您的邮件被退回来了……\n\n原邮件信息：\n时间 2024-05-06 09:12\n主题 您的工单\n收件人 anna@qq.com\n\n退信原因：收件人邮箱空间已满，暂时无法接收邮件。\n\n解决方案：请联系对方清理邮箱。\n\n此外，您还可以点击这里获取更多退信帮助信息。",
        [("anna@qq.com", "5.0.922", "", "mailboxfull", False)],
    ),
    "netease": (
        {"From": "Postmaster@163.com", "Subject": "=?utf-8?B?57O757uf6YCA5L+h?="},
        "您好，service@anxin.example\n\n您的邮件被退回，原因是收件人的邮箱地址不存在。\n\n收件人：anna@163.com\n退信代码：550 User not found: anna@163.com\n",
        [("anna@163.com", "5.0.911", "550", "userunknown", True)],
    ),
    "aliyun": (
        {"From": "postmaster@aliyun.com", "Subject": "=?utf-8?B?6YCA5L+h6YCa55+l?="},
        "您发送的邮件投递失败\n\n无法投递到：\nanna@aliyun.com\n错误信息：550 5.1.1 RCPT (anna@aliyun.com) failed: 用户不存在\n",
        [("anna@aliyun.com", "5.1.1", "550", "userunknown", True)],
    ),
    "notes": (
        {"From": "POSTMASTER@kunde.example", "Subject": "Undeliverable message"},
        "------- Failure Reasons  --------\n\nUser anna not listed in public Name & Address Book\nanna@kunde.example\n\n------- Returned Message --------\n"
        + ORIGINAL,
        [("anna@kunde.example", "5.0.911", "", "userunknown", True)],
    ),
    "ezweb": (
        {"From": "Postmaster@ezweb.ne.jp", "Subject": "Mail System Error - Returned Mail", "Return-Path": "<>"},
        "次のあて先へのメッセージはエラーのため送信できませんでした。\n\n送信先メールアドレスが見つかりませんでした。\n\nThe user(s) account is disabled.\n\n<anna@ezweb.ne.jp>\n",
        [("anna@ezweb.ne.jp", "5.0.921", "", "suspend", False)],
    ),
    "yahoo": (
        {"From": "MAILER-DAEMON@yahoo.com", "Subject": "Failure Notice"},
        "Sorry, we were unable to deliver your message to the following address.\n\n<anna@kunde.example>:\nRemote host said:\n552 5.2.2 <anna@kunde.example>... Mailbox Full\n[RCPT_TO]\n\n--- Below this line is a copy of the message."
        + ORIGINAL,
        [("anna@kunde.example", "5.2.2", "552", "mailboxfull", False)],
    ),
    "german": (
        {
            "From": "Mail Delivery System <mailer-daemon@provider.example>",
            "Subject": "Nachricht konnte nicht zugestellt werden: unzustellbar",
        },
        "Ihre Nachricht konnte nicht zugestellt werden an\n\nanna@kunde.example:\n550 5.1.1 Empfänger unbekannt\n",
        [("anna@kunde.example", "5.1.1", "550", "userunknown", True)],
    ),
}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_report_written_for_people_is_read(name):
    headers, text, expected = TEXTS[name]
    assert told(mail(text, **{key.replace("-", "_"): value for key, value in headers.items()})) == expected


def test_amazons_notice_is_read():
    body = '{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":[{"emailAddress":"anna@kunde.example","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}]}}\n\n--\nIf you wish to stop'
    assert told(mail(body, From="AWS <no-reply@sns.amazonaws.com>")) == [
        ("anna@kunde.example", "5.1.1", "550", "userunknown", True)
    ]


def test_a_report_whose_html_alone_tells_is_read():
    html = "<p>Delivery has failed to these recipients or groups:</p><p><a href='mailto:anna@kunde.example'>anna@kunde.example</a><br>The email address you entered couldn't be found.</p><p>Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found'</p>"
    raw = mail(
        html,
        From="Microsoft Outlook <postmaster@kunde.example>",
        Subject="Undeliverable: Ihr Fall",
        Content_Type="text/html; charset=utf-8",
    )
    assert told(raw) == [("anna@kunde.example", "5.1.10", "550", "userunknown", True)]


def test_a_report_of_which_nothing_else_can_be_read_names_the_addressee_of_the_returned_mail():
    raw = multipart(
        "Content-Type: text/plain\r\n\r\nYour message could not be delivered.",
        "Content-Type: message/rfc822\r\n\r\nTo: anna@kunde.example\r\nMessage-ID: <m1@anxin.example>\r\n\r\nx",
        From="MAILER-DAEMON@mx.example",
        Subject="Undelivered mail",
    )
    assert told(raw) == [("anna@kunde.example", "5.0.901", "", "onhold", False)]


CHINESE = [
    (
        "PostMaster@qq.com",
        "系统退信",
        "抱歉，您的邮件被退回来了……\n收件人 | anna@kunde.example\n退信原因：\n收件人邮件地址（anna@kunde.example）不存在，邮件无法送达。\nhost mx.kunde.example[192.0.2.9] said: 550 5.1.1 <anna@kunde.example>: User unknown (in reply to RCPT TO command)",
        ("anna@kunde.example", "5.1.1", "550", "userunknown", True),
    ),
    (
        "Postmaster@163.com",
        "系统退信",
        "您发送到 anna@163.com 的邮件被系统退回。\n邮件主题：您的工单\n退信原因：550 MI:SPF 163 mx, sender SPF check failed\n",
        ("anna@163.com", "5.0.974", "550", "authfailure", False),
    ),
    (
        "postmaster@kunde.example",
        "邮件投递失败通知",
        "您的邮件未能送达以下收件人：\n\nanna@kunde.example\n原因：对方邮箱已满 (552 5.2.2 Mailbox full)\n",
        ("anna@kunde.example", "5.2.2", "552", "mailboxfull", False),
    ),
    (
        "Postmaster@kunde.example",
        "退信/Returned mail",
        "以下为您的邮件未能投递的收件人及原因：\n\nUser anna@kunde.example: 550 用户不存在 User not found\n",
        ("anna@kunde.example", "5.0.911", "550", "userunknown", True),
    ),
    (
        "postmaster@kunde.example",
        "邮件延迟投递通知",
        "您发送给 anna@kunde.example 的邮件，由于对方服务器连接超时，暂时未能送达，系统将继续尝试投递。\n",
        ("anna@kunde.example", "4.0.947", "", "expired", False),
    ),
    (
        "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615@kunde.example>",
        "無法傳遞: 您的工單",
        "無法將您的郵件傳遞給下列收件者:\n\nanna@kunde.example\n\n550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found",
        ("anna@kunde.example", "5.1.10", "550", "userunknown", True),
    ),
    (
        "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615@kunde.example>",
        "无法传递: 您的工单",
        "未能向这些收件人或通讯组传递邮件:\n\nanna@kunde.example\n未找到您输入的电子邮件地址。\n",
        ("anna@kunde.example", "5.0.911", "", "userunknown", True),
    ),
    (
        "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        "Delivery Status Notification (Failure)",
        "系统无法将您的邮件发送至 anna@gmail.com。\n\n找不到地址\n由于找不到地址“anna@gmail.com”，因此您的邮件未送达。\n",
        ("anna@gmail.com", "5.0.911", "", "userunknown", True),
    ),
]


@pytest.mark.parametrize(("sender", "subject", "text", "expected"), CHINESE)
def test_a_chinese_report_is_read(sender, subject, text, expected):
    assert told(mail(text, From=sender, Subject=subject)) == [expected]
