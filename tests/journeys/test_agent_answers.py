"""An agent's half of a case: it arrives by itself, is answered by keyboard, taken back, answered again, solved, and comes back."""

from __future__ import annotations

import json
import re
import time

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, log_in
from tests.journeys.server import Server

STAGE = "tests.journeys.stage_desk"


@pytest.fixture
def play(server: Server):
    """Plays a step of the customer, or looks behind the scenes."""
    return lambda step, *given: server.python(STAGE, step, *given).strip()


def test_an_agent_answers_by_keyboard_takes_back_and_solves(server, open_browser, play):
    page = log_in(open_browser(), server, "agent")
    expect(page.get_by_text("没有人在等我们")).to_be_visible()

    number = play("ask", "空调开了半小时还是不凉，外机也不转。")
    row = page.locator(f"#case-{number}")
    expect(row).to_be_visible()

    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/cases/{number}**")
    page.keyboard.press("r")
    page.keyboard.press("Q")  # the very next key is already typed
    expect(page.locator("#composer-text")).to_be_focused()
    expect(page.locator("#composer-text")).to_have_value("Q")
    page.keyboard.press("Backspace")
    page.keyboard.type("请先断电五分钟再开机。")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".ax-message-held")).to_contain_text("请先断电五分钟")
    page.locator(".ax-toast").get_by_role("button", name=re.compile("撤销|撤回")).click()

    expect(page.locator("#composer-text")).to_have_value("请先断电五分钟再开机。")
    expect(page.locator(".ax-recalled")).to_be_visible()
    time.sleep(11)
    assert set(json.loads(play("outgoing", number))) == {"recalled"}

    page.keyboard.press("r")
    page.keyboard.press("End")
    page.keyboard.type("还不行就回复我们。")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator(".ax-message-held")).to_be_visible()
    expect(page.locator(".ax-case-note")).to_contain_text("已解决")
    expect(page.locator(".ax-message-held")).to_have_count(0, timeout=20_000)
    expect(page.locator(".ax-deliveries")).to_contain_text("已可见")
    expect(page.locator("#happened .ax-timeline")).to_contain_text(
        "标记为已解决"
    )  # still there after the side was renewed
    assert play("state", number) == "solved"

    page.goto(f"{server.url}/desk/cases/")
    expect(page.locator(f"#case-{number}")).to_have_count(0)
    play("reject", number, "还是不凉")
    expect(page.locator(f"#case-{number}")).to_be_visible()
    page.locator(f"#case-{number} [data-row-link]").click()
    expect(page.locator(".ax-reason")).to_contain_text("还是不凉")


def test_what_arrives_moves_neither_what_is_typed_nor_the_cursor(server, open_browser, play):
    number = play("ask", "遥控器没有反应")
    page = log_in(open_browser(), server, "agent")
    page.keyboard.press("j")
    other = play("ask", "热水器显示 E4", "李建国", "13800004321")
    expect(page.locator(f"#case-{other}")).to_be_visible()
    expect(page.locator(".is-cursor")).to_have_id(f"case-{number}")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/cases/{number}**")

    page.keyboard.press("r")
    page.keyboard.type("我正在写的话")
    play("add", number, "补充：换过电池了")
    expect(page.locator("#thread")).to_contain_text("换过电池了")
    play("rename", number, "遥控器失灵")
    expect(page.locator("input.ax-subject")).to_have_value("遥控器失灵")
    expect(page.locator("#composer-text")).to_be_focused()
    expect(page.locator("#composer-text")).to_have_value("我正在写的话")
    expect(page.locator("[data-draft-status]")).not_to_be_empty()
    page.reload()
    expect(page.locator("#composer-text")).to_have_value("我正在写的话")


def test_an_emergency_reaches_the_person_on_duty_at_once(server, open_browser, play):
    page = log_in(open_browser(), server, "colleague")
    page.locator(".ax-topbar-end summary").click()
    page.get_by_role("button", name="开始值班").click()
    expect(page.locator(".ax-toast")).to_contain_text("值班")
    number = play("ask", "插座这边冒烟了，有一股焦味")
    expect(page.locator(".ax-urgent")).to_contain_text(number)
    expect(page.locator(".ax-bell-count")).to_have_text("1")
    expect(page.locator(".ax-emergencies")).to_contain_text(number)
    page.get_by_role("button", name="我来处理").click()
    page.wait_for_url(f"**/desk/cases/{number}")
    expect(page.locator(".ax-emergency")).to_be_visible()
    expect(page.locator(".ax-urgent")).to_have_count(0)


def test_on_a_phone_an_agent_reads_and_answers(server, open_browser, play):
    number = play("ask", "想预约周六上午安装")
    page = log_in(open_browser(PHONE), server, "agent")
    page.locator(f"#case-{number} [data-row-link]").click()
    page.fill("#composer-text", "好的，周六上午九点到。")
    page.get_by_role("button", name="发送，等客户").click()
    expect(page.locator(".ax-message-ours")).to_contain_text("周六上午九点")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert play("state", number) == "waiting_customer"


def test_without_script_an_agent_reads_answers_and_solves(server, open_browser, play):
    number = play("ask", "发票抬头开错了")
    page = log_in(open_browser(java_script_enabled=False), server, "agent")
    page.locator(f"#case-{number} [data-row-link]").click()
    page.fill("#composer-text", "已为您重开发票。")
    page.get_by_role("button", name="发送，等客户").click()
    expect(page.locator("#thread")).to_contain_text("已为您重开发票")
    page.locator(".ax-case-actions").get_by_role("link", name="解决").click()
    page.get_by_role("button", name="已解决", exact=True).click()
    assert play("state", number) == "solved"
