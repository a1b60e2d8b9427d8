"""A brand lengthens its warranty: written by a form, looked at, signed off; buyers read it, and agents get the answer with its reasons."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, log_in

PROMISE = {
    "code": "ac-compressor",
    "zh": "空调压缩机十年保修",
    "en": "Ten years on air conditioner compressors",
    "months": "120",
    "basis": "2026 版保修条款第 3 条",
    "valid_from": "2020-01-01",
}
QUESTION = {"invoice_date": "2020-04-28", "install_done_date": "2020-05-06", "at": "2026-05-12"}


def test_a_longer_promise_is_signed_off_read_by_buyers_and_answers_agents(server, open_browser):
    lawyer = log_in(open_browser(), server, "admin")
    lawyer.goto(f"{server.url}/desk/rights/")
    expect(lawyer.get_by_text("还没有法定之外的承诺")).to_be_visible()
    lawyer.goto(f"{server.url}/desk/rights/new")
    for name, value in PROMISE.items():
        lawyer.fill(f"[name={name}]", value)
    lawyer.select_option("[name=product_class]", "air_conditioner")
    lawyer.select_option("[name=part]", "compressor")
    lawyer.get_by_role("button", name="存为草稿").click()
    expect(lawyer.get_by_text("无一受损")).to_be_visible()
    buyer = open_browser(PHONE).new_page()
    buyer.goto(f"{server.url}/b/anran/terms/ac")
    expect(buyer.get_by_text("10 年")).to_have_count(0)

    lawyer.get_by_role("button", name="签发").click()
    lawyer.locator("dialog[open]").get_by_role("button").last.click()
    expect(lawyer.get_by_text("已签发").first).to_be_visible()
    buyer.reload()
    expect(buyer.get_by_text("10 年")).to_be_visible()
    expect(buyer.get_by_text("2026 版保修条款第 3 条")).to_be_visible()

    agent = log_in(open_browser(), server, "agent")
    agent.goto(f"{server.url}/desk/rights/ask/?product_class=air_conditioner")
    for name, value in QUESTION.items():
        agent.fill(f"[name={name}]", value)
    agent.get_by_role("button", name="查询权益").click()
    agent.wait_for_url(re.compile(r"/desk/rights/ask/\d+/"))
    expect(agent.get_by_role("heading", name="还要看情况")).to_be_visible()
    expect(agent.get_by_role("listitem").filter(has_text=re.compile("^出故障的部件$"))).to_be_visible()
    expect(agent.get_by_text("2020-05-06 – 2030-05-06")).to_be_visible()
