"""The whole house once: a customer on her phone and an agent at the desk, one case, from the question to "still not solved"."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, log_in
from tests.journeys.test_customer_asks import fill_rest, look_again, open_form, send

PROBLEM = "空调一开就嗡嗡响，吹出来的风也不凉。"


def test_one_customer_one_case_one_answer(server, open_browser, tmp_path: Path):
    desk = log_in(open_browser(), server, "agent")
    expect(desk.get_by_text("没有人在等我们")).to_be_visible()

    phone = open_browser(PHONE).new_page()
    open_form(phone, server.url)
    phone.get_by_label("遇到了什么问题？").fill(PROBLEM)
    phone.locator("#id_files").set_input_files(
        [_photo(tmp_path, "one.jpg", "teal"), _photo(tmp_path, "two.jpg", "brown")]
    )
    fill_rest(phone)
    send(phone)
    expect(phone.get_by_role("heading", name="收到了，谢谢您")).to_be_visible()
    link = phone.locator("#case-link").inner_text()

    row = desk.locator("[data-list] [id^=case-]").filter(has_text="嗡嗡响")
    expect(row).to_be_visible()
    row.locator("[data-row-link]").click()
    expect(desk.locator("#thread")).to_contain_text(PROBLEM)
    expect(desk.locator("#thread img")).to_have_count(2)

    desk.fill("#composer-text", "写错了，请忽略。")
    desk.get_by_role("button", name="发送，等客户").click()
    desk.locator(".ax-toast").get_by_role("button", name=re.compile("撤销|撤回")).click()
    expect(desk.locator("#composer-text")).to_have_value("写错了，请忽略。")

    desk.fill("#composer-text", "请先关机五分钟，再把风速调到最高试一次。")
    desk.get_by_role("button", name="发送并解决").click()
    expect(desk.locator(".ax-message-held")).to_be_visible()
    expect(desk.locator(".ax-message-held")).to_have_count(0, timeout=25_000)

    phone.goto(link)
    expect(phone.get_by_text("请先关机五分钟")).to_be_visible()
    expect(phone.get_by_text("写错了，请忽略。")).to_have_count(0)
    phone.get_by_text("还没解决").click()
    phone.get_by_label("现在还有什么问题？").fill("照做了，还是响")
    phone.get_by_role("button", name="提交，请继续处理").click()
    expect(phone.get_by_text("照做了，还是响")).to_be_visible()

    expect(desk.locator("#thread")).to_contain_text("照做了，还是响")
    expect(desk.locator(".ax-reason")).to_contain_text("照做了，还是响")
    look_again(phone)
    expect(phone.locator("[aria-current=step]")).to_contain_text("处理中")


def _photo(folder: Path, name: str, colour: str) -> Path:
    Image.new("RGB", (640, 480), colour).save(folder / name, "JPEG")
    return folder / name
