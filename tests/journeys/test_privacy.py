"""A privacy officer hands out one person's data and erases another's; a legal hold stands in between."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import log_in

SECRET = "空调开了半小时还是不凉"


def test_one_is_handed_out_and_one_is_erased(server, open_browser, tmp_path: Path):
    number = server.python("tests.journeys.one_case").strip()
    officer = log_in(open_browser(accept_downloads=True), server, "admin")

    ask(officer, server, "13800001234", "提供全部数据")
    with officer.expect_download() as download:
        officer.get_by_role("link", name=re.compile("下载文件")).click(timeout=60_000)
    file = tmp_path / "person.zip"
    download.value.save_as(file)
    with zipfile.ZipFile(file) as archive:
        assert SECRET in archive.read("index.html").decode()
        assert json.loads(archive.read("data/cases/cases.json"))[0]["number"] == int(number)

    officer.goto(f"{server.url}/desk/privacy/holds/new")
    officer.get_by_role("radio", name="一张服务单").check()
    officer.get_by_label("是哪一个？").fill(f"#{number}")
    officer.get_by_label("为什么？").fill("诉讼未结")
    officer.get_by_label("依据是什么？").fill("（2026）沪0104民初1号")
    officer.get_by_role("button", name="设置保留").click()
    expect(officer.get_by_text(f"服务单 #{number}")).to_be_visible()

    ask(officer, server, f"#{number}", "删除全部数据")
    expect(officer.get_by_text("因依法保留而不能删除")).to_be_visible()
    expect(officer.get_by_text("诉讼未结")).to_be_visible()
    expect(officer.get_by_role("button", name="永久删除")).to_have_count(0)
    page = officer.url

    officer.get_by_role("link", name="查看依法保留").click()
    officer.get_by_role("button", name="解除").click()
    officer.get_by_role("dialog").get_by_role("button", name="解除").click()
    expect(officer.get_by_text("已结束")).to_be_visible()

    officer.goto(page)
    erase(officer, "123456")
    expect(officer.get_by_text("编号不对，没有删除任何内容。")).to_be_visible()
    person = re.search(r"编号 (\d+)", officer.locator("#request").inner_text())
    assert person is not None
    erase(officer, person[1])
    expect(officer.get_by_text("已经删除")).to_be_visible(timeout=60_000)

    officer.goto(f"{server.url}/desk/cases/{number}")
    expect(officer.locator("#thread")).to_be_visible()
    expect(officer.get_by_text(SECRET)).to_have_count(0)
    officer.goto(f"{server.url}/desk/cases/?view=all")
    expect(officer.locator("[data-list] [id^=case-]")).to_have_count(1)


def ask(officer: Page, server, person: str, kind: str) -> None:
    """Write a request down."""
    officer.goto(f"{server.url}/desk/privacy/new")
    officer.get_by_label("谁的数据？").fill(person)
    officer.get_by_role("radio", name=kind).check()
    officer.get_by_role("button", name="继续").click()
    expect(officer.get_by_role("heading", name=kind)).to_be_visible()


def erase(officer: Page, typed: str) -> None:
    """Type the number and say yes."""
    officer.get_by_label("请输入客户编号以确认").fill(typed)
    officer.get_by_role("button", name="永久删除").click()
    officer.get_by_role("dialog").get_by_role("button", name="删除").click()
