"""A mail by SMTP and one over IMAP become cases; the answer keeps its formatting and its thread; the phone's reply shows what is new."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from tests.fakes.imap import Dovecot
from tests.fakes.smtp import Receiver
from tests.journeys.conftest import log_in
from tests.journeys.mail_server import look, mail_server, send, wait_until
from tests.mails import PICTURES, mail

__all__ = ["mail_server"]
pytestmark = pytest.mark.timeout(600)
HTML = '<p>空调不凉，见图：</p><p><img src="cid:one"></p><p><img src="cid:two"></p><img src="https://tracker.example/p.gif">'


def test_mails_become_cases_and_answers_one_thread(mail_server, open_browser, tmp_path):
    server, mail_port = mail_server
    with Receiver() as receiver, Dovecot() as dovecot:
        server.python("tests.journeys.stage_mail", "set", str(receiver.port), str(dovecot.port))
        send(
            mail_port,
            mail(
                "空调不凉，见图。",
                to="help@anran.example",
                html=HTML,
                inline=[("one", PICTURES[0]), ("two", PICTURES[1])],
                files=[("发票.pdf", "application/pdf", b"%PDF-1.4 invoice")],
                Message_ID="<first@example.com>",
            ),
        )
        dovecot.put(mail("洗衣机漏水", sender="李雷 <li@example.org>", subject="洗衣机漏水", to="care@anran.example"))
        found = wait_until(server, lambda now: len(now["cases"]) == 2, 90)
        assert sorted(reason for _s, _state, reason in found["inbound"]) == ["new_case", "new_case"]
        number = next(number for number, _direction, text in found["texts"] if "空调不凉" in text)

        page = log_in(open_browser(), server, "agent")
        page.goto(f"{server.url}/desk/cases/{number}")
        expect(page.locator(".ax-pictures img")).to_have_count(2)
        expect(page.locator(".ax-attachment")).to_contain_text("发票.pdf")
        page.get_by_role("link", name="查看邮件原样").click()
        frame = page.frame_locator("iframe.ax-mail-frame")
        expect(frame.locator("img[src^='/desk/attachments/']")).to_have_count(2)
        expect(page.get_by_text("未加载外部服务器上的图片")).to_be_visible()

        page.goto(f"{server.url}/desk/cases/{number}")
        page.fill("#composer-text", "请按顺序来：\n\n1. **先断电**\n2. 等五分钟\n\n说明书：https://anran.example/m")
        manual = tmp_path / "说明书.pdf"
        manual.write_bytes(b"%PDF-1.4 manual")
        page.set_input_files("input[type=file]", str(manual))
        page.get_by_role("button", name="发送，等客户").click()
        expect(page.locator(".ax-formatted strong")).to_contain_text("先断电")
        sent = answered(receiver)
        check_thread(sent)

        reply = (
            "按您说的做了，现在凉了，谢谢，不过遥控器没反应。\n\n发自我的 iPhone\n\n"
            "在 2026年11月23日，09:12，安然电器 <help@anran.example> 写道：\n\n> 请按顺序来：\n> 1. 先断电\n"
        )
        send(
            mail_port,
            mail(
                reply,
                to=str(sent["Reply-To"]),
                subject="回复：空调不凉",
                In_Reply_To=str(sent["Message-ID"]),
                References=f"<first@example.com> {sent['Message-ID']}",
            ),
            to=sent["Reply-To"].addresses[0].addr_spec,
        )
        newest = page.locator(".ax-message-theirs").last
        expect(newest.locator(".ax-message-body").first).to_contain_text("遥控器没反应")
        expect(newest.locator(".ax-message-body").first).not_to_contain_text("先断电")
        newest.locator("summary").click()
        expect(newest).to_contain_text("1. 先断电")
        assert len(look(server)["cases"]) == 2


def answered(receiver: Receiver):
    """The agent's answer, once it arrived at the customer's."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        for one in receiver.mails:
            if "请按顺序来" in one.get_body(("plain",)).get_content():
                return one
        time.sleep(0.2)
    raise AssertionError([str(one["Subject"]) for one in receiver.mails])


def check_thread(sent) -> None:
    """What a mail program needs to show one thread, and what a reader sees."""
    assert str(sent["In-Reply-To"]) == "<first@example.com>"
    assert "<first@example.com>" in str(sent["References"])
    assert sent["Reply-To"].addresses[0].addr_spec.startswith("help+c")
    html = sent.get_body(("html",)).get_content()
    assert "<strong>先断电</strong>" in html
    assert '<a href="https://anran.example/m">' in html
    assert [part.get_filename() for part in sent.iter_attachments()] == ["说明书.pdf"]
