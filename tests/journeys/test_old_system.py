"""A newcomer brings the old system over: dry run with reasons, the good rows in, the bad ones corrected, everything undone in one click.

ANXIN_JOURNEY_CUSTOMERS, ANXIN_JOURNEY_UNITS and ANXIN_JOURNEY_CASES make it larger than it is by default.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from tests.journeys import old_system
from tests.journeys.conftest import log_in

CUSTOMERS = int(os.environ.get("ANXIN_JOURNEY_CUSTOMERS", "800"))
UNITS = int(os.environ.get("ANXIN_JOURNEY_UNITS", "600"))
CASES = int(os.environ.get("ANXIN_JOURNEY_CASES", "200"))
LONG = 600_000  # the largest files take minutes on a small machine
WRONG, WRONG_UNITS, WRONG_CASES = 7, 4, 2  # thirteen over the three files


def test_the_old_system_comes_over_and_goes_again(server, open_browser, tmp_path: Path):
    people, machines = tmp_path / "客户.xlsx", tmp_path / "机器.csv"
    cases, talk = tmp_path / "工单.json", tmp_path / "沟通.csv"
    old_system.customers(people, CUSTOMERS, WRONG)
    old_system.units(machines, UNITS, CUSTOMERS - WRONG, WRONG_UNITS)
    old_system.cases(cases, CASES, CUSTOMERS - WRONG, WRONG_CASES)
    old_system.messages(talk, CASES - WRONG_CASES)
    desk = log_in(open_browser(accept_downloads=True), server, "admin")

    give(desk, server, people, "客户")
    expect(desk.get_by_role("cell", name="手机号码")).to_be_visible()
    expect(desk.get_by_role("row", name=re.compile("手机号码")).get_by_role("combobox")).to_have_value("phone")
    desk.get_by_role("button", name="检查文件").click()
    expect(desk.get_by_text("已检查，尚未导入")).to_be_visible(timeout=LONG)
    expect(desk.locator("#problems tbody tr")).to_have_count(WRONG)
    expect(desk.locator("#problems")).to_contain_text("电话")
    bad = bad_rows(desk, tmp_path / "bad.xlsx")
    load(desk, CUSTOMERS - WRONG)
    give(desk, server, corrected(bad, tmp_path / "改正.xlsx"), "客户")
    desk.get_by_role("button", name="检查文件").click()
    load(desk, WRONG)

    give(desk, server, machines, "机器档案")
    desk.get_by_role("button", name="检查文件").click()
    expect(desk.locator("#problems tbody tr")).to_have_count(WRONG_UNITS, timeout=LONG)
    bad = bad_rows(desk, tmp_path / "bad.csv")
    load(desk, UNITS - WRONG_UNITS)
    good = tmp_path / "改正.csv"
    good.write_text(bad.read_text(encoding="utf-8-sig").replace(",123,", ",13000000000,"), encoding="utf-8")
    give(desk, server, good, "机器档案")
    desk.get_by_role("button", name="检查文件").click()
    load(desk, WRONG_UNITS)
    desk.goto(f"{server.url}/desk/units/?q=SN0000007")
    desk.locator("[data-row-link]").first.click()
    expect(desk.get_by_role("link", name=old_system.name(7)).first).to_be_visible()
    desk.goto(f"{server.url}/desk/customers/?q=130 0000 0007")
    expect(desk.locator("[data-row]").first).to_contain_text(old_system.name(7))

    give(desk, server, cases, "历史服务单")
    desk.get_by_role("button", name="检查文件").click()
    expect(desk.locator("#problems tbody tr")).to_have_count(WRONG_CASES, timeout=LONG)
    load(desk, CASES - WRONG_CASES)
    give(desk, server, talk, "历史服务单的会话")
    desk.get_by_role("button", name="检查文件").click()
    load(desk, CASES - WRONG_CASES)

    desk.goto(f"{server.url}/desk/cases/?view=all")
    expect(desk.locator("[data-list] [id^=case-]").first).to_be_visible()
    desk.locator("[data-list] [id^=case-] [data-row-link]").first.click()
    expect(desk.locator("#thread")).to_contain_text("已为您安排师傅上门")
    expect(desk.locator("#thread")).to_contain_text("师傅很专业")

    desk.goto(f"{server.url}/desk/settings/data/")
    desk.locator("[data-row-link]").first.click()
    desk.get_by_role("button", name=re.compile("撤销来自“旧系统”")).click()
    desk.get_by_role("dialog").get_by_role("button", name="全部撤销").click()
    expect(desk.locator("[data-row]").get_by_text("已撤销")).to_have_count(6, timeout=LONG)
    desk.goto(f"{server.url}/desk/cases/?view=all")
    expect(desk.get_by_text("还没有服务单")).to_be_visible()
    desk.screenshot(path=tmp_path / "end.png")


def give(desk: Page, server, file: Path, what: str) -> None:
    """Choose what it is and give the file."""
    desk.goto(f"{server.url}/desk/settings/data/imports/new")
    desk.get_by_role("radio", name=what, exact=True).check()
    desk.get_by_label("来自哪里？").fill("旧系统")
    desk.locator("input[type=file]").set_input_files(file)
    desk.get_by_role("button", name="继续").click()
    expect(desk.get_by_role("button", name="检查文件")).to_be_visible()


def bad_rows(desk: Page, path: Path) -> Path:
    """Fetch the rows that cannot come in, as a file of the same form."""
    with desk.expect_download() as download:
        desk.get_by_role("link", name="有问题的行").click()
    download.value.save_as(path)
    return path


def load(desk: Page, count: int) -> None:
    """Bring the good rows in and wait until they are."""
    desk.get_by_role("button", name=re.compile(rf"导入 {count:,} 行")).click(timeout=LONG)
    expect(desk.get_by_text("可以导入的都已导入。")).to_be_visible(timeout=LONG)


def corrected(bad: Path, good: Path) -> Path:
    """The file of bad rows with phones people can be reached by."""
    book = Workbook()
    for number, row in enumerate(load_workbook(bad).active.iter_rows(values_only=True)):
        book.active.append([13_999_000_000 + number if cell in (123, "123") else cell for cell in row])
    book.save(good)
    return good
