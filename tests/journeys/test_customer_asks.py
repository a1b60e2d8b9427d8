"""A customer asks by phone, is answered, says "not solved", is answered again and is content. The agent acts by operations here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE

AGENT = "tests.journeys.stage_agent"
FAR_TOO_LONG = "长" * 40_000
PROBLEM = "空调开了半小时还是不凉，外机也不转。"


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two good photos and one of 30 MB."""
    huge, one, two = (tmp_path / name for name in ("huge.jpg", "one.jpg", "two.jpg"))
    Image.new("RGB", (800, 600), "#c87838").save(one, "JPEG")
    Image.new("RGB", (800, 600), "#3878c8").save(two, "JPEG")
    huge.write_bytes(one.read_bytes() + b"\0" * 30 * 1024 * 1024)
    return [huge, one, two]


def open_form(page: Page, url: str) -> None:
    """From the root to the form of the brand's air conditioners, as a customer goes."""
    page.goto(url)
    page.get_by_role("link", name="安然电器").last.click()
    expect(page.get_by_role("heading", name="有什么可以帮您？")).to_be_visible()
    page.get_by_role("link", name="空调").click()
    expect(page.get_by_role("radio", name="空调")).to_be_checked()
    expect(page.get_by_role("radio", name="维修")).to_be_checked()


def fill_rest(page: Page) -> None:
    """Everything but the text and the photos."""
    page.get_by_label("您的手机号").fill("138 0000 1234")
    page.get_by_label("邮箱").fill("wang@example.com")
    page.get_by_label("怎么称呼您？").fill("王秀兰")
    page.locator("input[name='values.serial']").fill("SN-2077")
    page.locator("input[name=consent]").check()


def send(page: Page) -> None:
    page.locator("main form").get_by_role("button", name="提交").click()


def fits(page: Page) -> bool:
    """Whether nothing sticks out at the side of a phone."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def look_again(page: Page) -> None:
    """She comes back to the page: it asks for news (at most every two seconds)."""
    page.wait_for_timeout(2100)
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def test_a_customer_asks_is_answered_and_says_whether_it_helped(server, open_browser, photos):
    page = open_browser(PHONE).new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)

    open_form(page, server.url)
    assert fits(page)
    page.locator("#id_files").set_input_files(photos)
    expect(page.locator("#field-files .ax-error")).to_have_text(re.compile("文件太大"))
    page.get_by_label("遇到了什么问题？").fill(FAR_TOO_LONG)
    expect(page.get_by_text("40000 / 20000 字")).to_be_visible()
    fill_rest(page)
    send(page)

    expect(page.locator("#id_text_error")).to_contain_text("这段文字有 40000 字")
    expect(page.get_by_label("遇到了什么问题？")).to_have_value(FAR_TOO_LONG)
    kept = page.get_by_role("list", name="已经传好的")
    expect(kept).to_contain_text("one.jpg")
    expect(kept).to_contain_text("two.jpg")
    page.wait_for_load_state("load")
    assert kept.locator("img").evaluate_all("all => all.every(each => each.naturalWidth > 0)")
    expect(page.get_by_label("您的手机号")).to_have_value("138 0000 1234")
    expect(page.locator("input[name='values.serial']")).to_have_value("SN-2077")
    expect(page.locator("input[name=consent]")).to_be_checked()
    assert fits(page)

    page.get_by_label("遇到了什么问题？").fill(PROBLEM)
    send(page)
    expect(page.get_by_role("heading", name="收到了，谢谢您")).to_be_visible()
    assert fits(page)
    code = page.locator(".ax-code-big").inner_text()
    link = page.locator("#case-link").inner_text()
    assert re.fullmatch(r"[0-9A-Z]{5}-[0-9A-Z]{5}", code)
    assert link.removeprefix(server.url) in server.python(AGENT, "mails")

    page.get_by_role("link", name="打开我的服务单").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("已收到")
    expect(page.locator(".ax-shots img")).to_have_count(2)
    page.get_by_label("给我们留言").fill("我还想问一下")
    server.python(AGENT, "note", "内部：客户很急")
    server.python(AGENT, "regret", "写错了的答复")
    server.python(AGENT, "solve", "请先断电五分钟再开机。")
    look_again(page)
    expect(page.get_by_text("请先断电五分钟再开机。")).to_be_visible()
    expect(page.get_by_text("写错了的答复")).to_have_count(0)
    expect(page.get_by_text("内部：客户很急")).to_have_count(0)
    expect(page.get_by_label("给我们留言")).to_have_value("我还想问一下")
    expect(page.get_by_text("小满 · 安然电器")).to_be_visible()

    page.get_by_text("还没解决").click()
    page.get_by_label("现在还有什么问题？").fill("试过了，还是不凉")
    page.get_by_role("button", name="提交，请继续处理").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("处理中")
    expect(page.get_by_text("试过了，还是不凉")).to_be_visible()

    server.python(AGENT, "solve", "师傅明天上午到您家。")
    look_again(page)
    page.get_by_role("button", name="解决了，谢谢").click()
    expect(page.get_by_text("这张服务单已经结束。")).to_be_visible()
    assert fits(page)

    page.goto(f"{server.url}/track")
    page.get_by_label("查询码").fill(code.lower())
    page.get_by_label("手机号后四位").fill("1234")
    page.get_by_role("button", name="查看我的服务单").click()
    expect(page).to_have_url(link)
    assert complaints == []


def test_without_script_the_server_refuses_the_same_and_keeps_the_rest(server, open_browser, photos):
    page = open_browser(PHONE, java_script_enabled=False).new_page()
    open_form(page, server.url)
    page.locator("#id_files").set_input_files(photos)
    page.get_by_label("遇到了什么问题？").fill(FAR_TOO_LONG)
    fill_rest(page)
    send(page)

    expect(page.locator("#id_files_error")).to_contain_text("“huge.jpg”：文件超过了 20 MB。")
    expect(page.locator("#id_text_error")).to_contain_text("这段文字有 40000 字")
    expect(page.get_by_role("list", name="已经传好的").get_by_role("listitem")).to_have_count(2)
    expect(page.get_by_label("怎么称呼您？")).to_have_value("王秀兰")

    page.get_by_label("遇到了什么问题？").fill(PROBLEM)
    send(page)
    expect(page.get_by_role("heading", name="收到了，谢谢您")).to_be_visible()
    page.get_by_role("link", name="打开我的服务单").click()
    expect(page.locator(".ax-shots img")).to_have_count(2)
    page.get_by_label("给我们留言").fill("补充一下：外机在阳台。")
    send(page)
    expect(page.get_by_text("补充一下：外机在阳台。")).to_be_visible()


def test_danger_is_answered_while_she_is_still_typing(server, open_browser):
    page = open_browser(PHONE).new_page()
    page.goto(f"{server.url}/b/anran/ask/")
    page.get_by_label("遇到了什么问题？").press_sequentially("插座冒烟了")
    expect(page.get_by_role("alert").filter(has=page.get_by_role("link", name="拨打 400-000-0000"))).to_be_visible()
    page.get_by_label("遇到了什么问题？").fill("遥控器没电")
    expect(page.get_by_role("link", name="拨打 400-000-0000")).to_have_count(0)
