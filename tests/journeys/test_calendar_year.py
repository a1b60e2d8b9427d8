"""A supervisor makes a calendar, pastes the yearly notice, asks, corrects a day and undoes it; and what goes wrong on the way."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, log_in

NOTICE = "10月1日至7日放假调休，共7天。9月20日（星期日）、10月10日（星期六）上班。"
HOURS = "09:00-12:00, 13:30-18:00"


def make_calendar(page: Page, base: str, name: str, hours: str = HOURS) -> str:
    """Fill in the page for a new calendar with Monday's hours copied to the workdays; returns its address."""
    page.goto(f"{base}/desk/calendars/new")
    page.fill("input[name=name]", name)
    page.fill("input[name=zone]", "Asia/Shanghai")
    page.select_option("select[name=country]", "")
    page.fill("input[name=week_mon]", hours)
    page.click("button[name=copy][value=mon]")
    page.click("form[method=post] .ax-form-submit button")
    page.wait_for_url(re.compile(r"/desk/calendars/\d+/"))
    return page.url.split("?")[0]


def day(page: Page, date: str):
    """The cell of a date."""
    return page.locator(f"[data-date='{date}']")


def paste(page: Page, text: str, year: str = "2026") -> None:
    """Paste a notice into the box of the calendar's page and ask for the preview."""
    page.fill("form[action$=notice] textarea[name=text]", text)
    page.fill("form[action$=notice] input[name=year]", year)
    page.click("form[action$=notice] button")
    page.wait_for_url("**/notice")


def ask(page: Page, moment: str, amount: str) -> None:
    """Ask when so many working hours from that moment are over."""
    page.fill("[data-whatif] input[name=from]", moment)
    page.fill("[data-whatif] input[name=amount]", amount)
    page.click("[data-whatif] button")


def test_a_year_is_pasted_seen_asked_corrected_and_undone(server, open_browser):
    page = log_in(open_browser(), server, "supervisor")
    address = make_calendar(page, server.url, "客服工作时间")
    page.goto(f"{address}?year=2026")

    paste(page, NOTICE)
    expect(page.locator(".cal-notice tbody tr")).to_have_count(9)
    expect(page.locator(".cal-doubt")).to_have_count(0)
    page.click("button[name=apply]")
    page.wait_for_url("**/?year=2026")

    for date, kind, word in (
        ("2026-10-01", "cal-closed", "放假"),
        ("2026-10-03", "cal-closed", "放假"),
        ("2026-09-20", "cal-makeup", "调休上班"),
        ("2026-10-10", "cal-makeup", "调休上班"),
        ("2026-10-08", "cal-work", "工作日"),
        ("2026-10-11", "cal-rest", "每周休息日"),
    ):
        expect(day(page, date)).to_have_class(re.compile(rf"\b{kind}\b"))
        assert word in day(page, date).get_attribute("title")
    expect(day(page, "2026-10-01").locator("small")).to_have_text("休")
    expect(day(page, "2026-10-10").locator("small")).to_have_text("班")

    ask(page, "2026-09-30T17:50", "4")
    expect(page.locator(".cal-answer")).to_have_text(re.compile("2026年10月8日 周四 14:20"))
    expect(page.locator(".cal-bar-counted")).to_have_count(3)
    counted = page.locator(".cal-pieces tbody tr")
    expect(counted).to_have_count(3)
    expect(counted.nth(0)).to_contain_text("10 分钟")
    expect(counted.nth(2)).to_contain_text("4 小时")

    day(page, "2026-10-08").scroll_into_view_if_needed()
    day(page, "2026-10-08").hover()
    page.mouse.down()
    day(page, "2026-10-09").hover()
    page.mouse.up()
    expect(page.locator("[data-year-count]")).to_have_text("已选 2 天")
    page.click("[data-year-tools] .btn-primary")
    expect(page.locator(".cal-answer")).to_have_text(re.compile("2026年10月10日 周六 14:20"))
    expect(day(page, "2026-10-09")).to_have_class(re.compile("cal-closed"))

    page.locator(".ax-toast form button").last.click()
    expect(page.locator(".cal-answer")).to_have_text(re.compile("2026年10月8日 周四 14:20"))
    expect(day(page, "2026-10-09")).to_have_class(re.compile("cal-work"))
    expect(page.locator(".cal-versions > li")).to_have_count(4)
    expect(page.locator(".cal-versions > li").first).to_contain_text("沈岚")


def test_what_goes_wrong_is_said_beside_the_field_and_nothing_is_lost(server, open_browser):
    page = log_in(open_browser(), server, "supervisor")
    address = make_calendar(page, server.url, "夜班", "22:00-06:00")
    page.goto(f"{address}?year=2026")

    page.fill("input[name=week_tue]", "25:00-99:99, 午饭")
    page.click("form[action$=week] .btn-primary")
    expect(page.locator("#id_week_tue_error")).to_contain_text("09:00-12:00")
    expect(page.locator("input[name=week_tue]")).to_have_value("25:00-99:99, 午饭")
    page.fill("input[name=week_tue]", "09:00-12:00, 11:00-13:00")
    page.click("form[action$=week] .btn-primary")
    expect(page.locator(".ax-toast").last).to_contain_text("已保存")
    expect(page.locator("input[name=week_tue]")).to_have_value("09:00-13:00")

    paste(page, "9月20日（星期六）上班。")
    expect(page.locator(".cal-doubt")).to_have_count(1)
    expect(page.locator(".cal-doubt-text")).to_contain_text("星期六")
    page.fill("textarea[name=text]", "大家好")
    page.click(".ax-card:first-of-type button")
    expect(page.locator(".ax-error")).to_contain_text("没有找到日期")

    address = make_calendar(page, server.url, "从不上班", "")
    page.goto(f"{address}?year=2026")
    expect(page.locator(".ax-alert")).to_contain_text("没有任何工作时间")
    ask(page, "2026-09-30T17:50", "4")
    expect(page.locator("[data-whatif]")).to_contain_text("算不出结果")
    expect(page.locator(".cal-answer")).to_have_count(0)


def test_without_script_on_a_phone_the_same_can_be_done(server, open_browser):
    page = log_in(open_browser(), server, "supervisor")
    address = make_calendar(page, server.url, "手机上")
    context = open_browser(PHONE, java_script_enabled=False, storage_state=page.context.storage_state())
    phone = context.new_page()
    phone.goto(f"{address}?year=2026")
    paste(phone, NOTICE)
    phone.click("button[name=apply]")
    expect(day(phone, "2026-10-01")).to_have_class(re.compile("cal-closed"))
    day(phone, "2026-10-08").click()
    phone.check("input[name=mode][value=own]")
    phone.fill("input[name=hours]", "10:00-11:00")
    phone.click("[data-year-tools] .btn-primary")
    expect(day(phone, "2026-10-08")).to_have_class(re.compile("cal-shorter"))
    ask(phone, "2026-09-30T17:50", "4")
    expect(phone.locator(".cal-answer")).to_contain_text("2026年10月9日 周五 11:50")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
