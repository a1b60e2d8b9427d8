"""A machine is scanned: its page helps at once; a second owner takes it over without learning of the first; the desk decides and undoes."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, log_in

FIRST_OWNER = ("王秀兰", "13800001234", "文一路")


def fits(page) -> bool:
    """Whether nothing sticks out at the side of a phone."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_whoever_scans_the_machine_reports_and_the_new_owner_takes_it_over(server, open_browser):
    code = server.python("tests.journeys.stage_unit").strip().splitlines()[-1]
    phone = open_browser(PHONE).new_page()

    phone.goto(f"{server.url}/u/{code.lower()}")
    expect(phone.get_by_role("heading", name="静眠 1.5 匹")).to_be_visible()
    expect(phone.get_by_text("闻到焦味请立刻拔电。")).to_be_visible()
    expect(phone.get_by_role("link", name=re.compile("使用说明书"))).to_be_visible()
    expect(phone.get_by_role("link", name=re.compile("清洗滤网"))).to_be_visible()
    expect(phone.get_by_role("link", name=re.compile("400-000-0000")).first).to_be_visible()
    assert fits(phone)
    assert not any(word in phone.content() for word in FIRST_OWNER)

    phone.get_by_role("link", name="报修或反馈问题").click()
    expect(phone.get_by_text("已识别这台机器")).to_be_visible()
    assert phone.locator("select[name=model], input[name=line], input[name='values.serial']").count() == 0
    assert fits(phone)
    phone.get_by_label("遇到了什么问题？").fill("开机半小时还是不凉。")
    phone.get_by_label("您的手机号").fill("139 0000 5678")
    phone.get_by_label("怎么称呼您？").fill("陈默")
    phone.locator("input[name=consent]").check()
    phone.locator("main form").get_by_role("button", name="提交").click()
    phone.wait_for_url("**/received")

    desk = log_in(open_browser(), server, "agent")
    desk.goto(f"{server.url}/desk/cases/10001")
    panel = desk.locator("#panel-unit")
    expect(panel).to_contain_text("JHQ2406B04127")

    phone.goto(f"{server.url}/u/{code}")
    phone.get_by_role("link", name="登记到我名下").click()
    phone.get_by_label("您是怎么得到它的？").fill("五月在二手平台买的。")
    phone.locator("main form").get_by_role("button", name="提交").click()
    expect(phone.get_by_text("还没有提交")).to_be_visible()
    expect(phone.get_by_label("您是怎么得到它的？")).to_have_value("五月在二手平台买的。")
    phone.get_by_label("您的手机号").fill("139 0000 5678")
    phone.locator("input[name=consent]").check()
    phone.locator("main form").get_by_role("button", name="提交").click()
    expect(phone.get_by_role("heading", name="已收到您的申请")).to_be_visible()
    status = phone.url
    assert not any(word in phone.content() for word in FIRST_OWNER)

    panel.get_by_role("link", name="JHQ2406B04127").click()
    desk.get_by_role("link", name="查看并处理").click()
    expect(desk.get_by_text("五月在二手平台买的。")).to_be_visible()
    desk.get_by_role("button", name="同意过户").click()
    expect(desk.get_by_text("已过户。")).to_be_visible()

    phone.goto(status)
    phone.get_by_role("link", name="打开我的机器页面").click()
    expect(phone.get_by_text("起归您所有")).to_be_visible()
    mine = phone.url
    assert not any(word in phone.content() for word in FIRST_OWNER)

    desk.goto(f"{server.url}/desk/units/claims?state=approved")
    desk.get_by_role("button", name="撤回处理结果").click()
    desk.locator("dialog[open]").get_by_role("button").last.click()
    expect(desk.get_by_text("已撤回，一切恢复原样。")).to_be_visible()
    assert phone.goto(mine).status == 404
    phone.goto(status)
    expect(phone.get_by_role("heading", name="登记已撤回")).to_be_visible()
