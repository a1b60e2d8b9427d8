"""Newsletter, out-of-office, bounce, robot, spam and a blocked sender make no noise; each is found with its reason and can become a case."""

from __future__ import annotations

import json
import re
import time

import pytest
from playwright.sync_api import expect

from tests.fakes.smtp import Receiver
from tests.journeys.conftest import log_in
from tests.journeys.mail_server import look, mail_server, send, wait_until
from tests.mails import mail, returned

__all__ = ["mail_server"]
pytestmark = pytest.mark.timeout(600)
TO = "help@anran.example"


def test_noise_is_left_aside_with_its_reason(mail_server, open_browser):
    server, port = mail_server
    with Receiver() as receiver:
        server.python("tests.journeys.stage_mail", "set", str(receiver.port), "0")
        server.python("tests.journeys.stage_mail", "block", "angry@example.com")
        send(port, mail(to=TO, subject="空调不凉"))
        told = receiver.wait_for(1, 60)[0]
        # A robot answers what we sent at once, again and again, without saying that it is one.
        for _round in range(3):
            answer = mail(
                "Ihre Anfrage wurde erfasst.",
                to=TO,
                subject=f"Re: {told['Subject']}",
                In_Reply_To=str(told["Message-ID"]),
            )
            send(port, answer)
        send(port, mail(to=TO, subject="本周优惠", sender="news@shop.example", List_Unsubscribe="<https://s.example>"))
        send(
            port,
            mail(
                "我在休假，下周一回来。",
                to=TO,
                subject="自动回复：在吗",
                sender="li@example.org",
                Auto_Submitted="auto-replied",
            ),
        )
        send(port, mail(to=TO, subject="中奖了", sender="win@spam.example", X_Spam_Flag="YES"))
        send(port, mail("滚", to=TO, subject="又是我", sender="angry@example.com"))
        send(port, returned("wang@example.com", str(told["Message-ID"]), reply_to=TO))
        found = wait_until(server, lambda now: len(now["inbound"]) == 9)
        reasons = sorted(reason for _subject, _state, reason in found["inbound"])
        assert reasons == sorted(
            ["new_case", "loop", "loop", "loop", "newsletter", "auto_reply", "spam", "blocked", "bounce"]
        )
        assert len(found["cases"]) == 1
        assert found["suppressed"] == ["wang@example.com"]
        assert [state for text, state, _id in found["outgoing"] if text == "cases.received"] == ["bounced"]
        time.sleep(2)
        assert len(receiver.mails) == 1, "the loop did not stop"

        page = log_in(open_browser(), server, "admin")
        page.goto(f"{server.url}/desk/settings/mail/health")
        for word in ("群发邮件", "自动回复", "退信", "垃圾邮件", "已屏蔽的发件人", "邮件循环"):
            expect(page.locator("#rows")).to_contain_text(word)
        page.goto(f"{server.url}/desk/settings/mail/health?reason=spam")
        page.get_by_role("link", name="中奖了").click()
        expect(page.get_by_text("途中的过滤系统把它标为垃圾邮件。")).to_be_visible()
        page.get_by_role("button", name="转为服务单").click()
        page.wait_for_url("**/desk/cases/*")
        expect(page).to_have_title(re.compile("中奖了"))
        assert len(look(server)["cases"]) == 2
        page.goto(f"{server.url}/desk/settings/mail/health/held-back")
        page.get_by_role("button", name="恢复发送").click()
        page.get_by_role("dialog").get_by_role("button").last.click()
        expect(page.get_by_text("没有暂停发送的地址")).to_be_visible()
        assert json.dumps(look(server)["suppressed"]) == "[]"
