"""Invented mails for tests: the parts that matter are given, the rest is as an ordinary program writes it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from email.message import EmailMessage
from email.utils import make_msgid
from typing import Any

import pytest
from PIL import Image


def picture(shade: int) -> bytes:
    """A photo-sized PNG of one colour."""
    target = io.BytesIO()
    Image.new("RGB", (640, 480), (shade, 80, 120)).save(target, "PNG")
    return target.getvalue()


PICTURES = (picture(10), picture(200))


def mail(
    text: str = "空调开了半小时还是不凉。",
    *,
    sender: str = "王秀兰 <wang@example.com>",
    to: str = "care@anran.example",
    subject: str = "空调不凉",
    html: str = "",
    inline: Iterable[tuple[str, bytes]] = (),
    files: Iterable[tuple[str, str, bytes]] = (),
    **headers: str,
) -> bytes:
    """A mail as bytes. `headers`: more of them, `_` for `-`; an empty one is left out. `inline`: (content id, PNG)."""
    message = EmailMessage()
    for name, value in {
        "From": sender,
        "To": to,
        "Subject": subject,
        "Message_ID": make_msgid(domain="example.com"),
    }.items():
        if value and name not in headers:
            message[name.replace("_", "-")] = value
    for name, value in headers.items():
        if value:
            message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
        part: Any = message.get_body(("html",))
        for content_id, png in inline:
            part.add_related(png, "image", "png", cid=f"<{content_id}>", filename=f"{content_id}.png")
    for name, kind, content in files:
        main, _slash, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def returned(to: str, mail_id: str, *, status: str = "5.1.1", reply_to: str = "care@anran.example") -> bytes:
    """A delivery report (RFC 3464) about one of our mails."""
    return f"""From: Mail Delivery System <MAILER-DAEMON@mx.example.com>
To: {reply_to}
Subject: Undelivered Mail Returned to Sender
Message-ID: {make_msgid(domain="mx.example.com")}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=us-ascii

<{to}>: host mx.example.com said: 550 {status} User unknown

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; {to}
Action: failed
Status: {status}
Diagnostic-Code: smtp; 550 {status} User unknown

--b1
Content-Type: text/rfc822-headers

Message-ID: {mail_id}
To: {to}

--b1--
""".replace("\n", "\r\n").encode()


@pytest.fixture
def post(cast):
    """Deliver a raw mail as the pipe does, and store it; returns its row. `post.mailbox` takes it."""
    from anxin.domain.conversations.models import InboundMail
    from anxin.domain.messaging.models import Mailbox
    from anxin.foundation import clock
    from anxin.foundation.spool import store
    from anxin.foundation.spool.types import Envelope
    from anxin.surfaces.inbound.mail.jobs import drain

    mailbox = Mailbox.objects.create(
        brand=cast.brand, address="care@anran.example", type_code="consultation", takes_plus=True
    )

    def deliver(raw: bytes, *, recipients: Iterable[str] = ("care@anran.example",)) -> Any:
        envelope = Envelope("pipe", clock.now().isoformat(), "", list(recipients))
        sha256 = store.keep(raw, envelope)
        drain()
        return InboundMail.objects.get(sha256=sha256)

    deliver.mailbox = mailbox  # type: ignore[attr-defined]
    return deliver
