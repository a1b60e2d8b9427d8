"""An agent finds two files of one person, sees why they look alike and what would move, merges, and undoes it next day."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, log_in


def stage(server, step: str) -> dict:
    """Play one step behind the scenes; returns the ids it made."""
    return json.loads(server.python("tests.journeys.stage_customers", step))


def open_pair(page: Page, server, name: str) -> None:
    """From the navigation to the comparison of the pair with that name; the files were compared in the background."""
    link = page.locator("#rows [data-row-link]", has_text=name)
    for _try in range(20):
        page.goto(f"{server.url}/desk/customers/duplicates")
        if link.count():
            break
        page.wait_for_timeout(500)
    link.first.click()
    page.wait_for_url("**/desk/customers/pairs/**")


def merge(page: Page) -> None:
    """Press Merge on the comparison."""
    page.get_by_role("button", name="合并", exact=True).click()


def test_two_files_of_one_person_become_one_and_two_again_next_day(server, open_browser):
    made = stage(server, "twins")
    page = log_in(open_browser(), server, "agent")
    open_pair(page, server, "王秀蘭")

    why = page.locator(".ax-why")
    expect(why).to_contain_text("电话号码相同，只是写法不同")
    expect(why).to_contain_text("Gmail 会忽略点号")
    expect(why).to_contain_text("姓名相同")
    expect(page.locator(".ax-alert")).to_have_count(0)

    page.locator(f"#side-{made['other']}").get_by_role("link", name="保留这份").click()
    expect(page.locator(f"#side-{made['other']}")).to_have_class(re.compile("is-kept"))
    moves = page.locator(".ax-moves")
    expect(moves).to_contain_text(re.compile(r"服务单\s*1"))
    expect(moves).to_contain_text(re.compile(r"会话\s*1"))
    expect(moves).to_contain_text("1 项已存在")
    page.fill("input[name=reason]", "来电确认，是同一位客户")
    merge(page)
    page.wait_for_url(f"**/desk/customers/{made['other']}")
    cases = page.locator("#panel-her-cases")
    expect(cases).to_contain_text(str(made["cases"][0]))
    expect(cases).to_contain_text(str(made["cases"][1]))
    expect(page.locator("#life")).to_contain_text("合并了两份档案")

    page.goto(f"{server.url}/desk/customers/{made['one']}")
    assert page.url.endswith(f"/desk/customers/{made['other']}")

    next_day = open_browser().new_page()
    next_day.context.add_cookies(page.context.cookies())
    next_day.goto(f"{server.url}/desk/customers/{made['other']}")
    expect(next_day.locator(".ax-merged")).to_contain_text("来电确认，是同一位客户")
    next_day.get_by_role("button", name="撤销合并").click()
    next_day.locator("dialog[open]").get_by_role("button", name="撤销合并").click()
    expect(next_day.locator(".ax-toast").last).to_contain_text("已恢复为两份档案")
    expect(next_day.locator("#panel-her-cases")).not_to_contain_text(str(made["cases"][0]))
    next_day.goto(f"{server.url}/desk/customers/{made['one']}")
    expect(next_day.locator("#panel-her-cases")).to_contain_text(str(made["cases"][0]))
    assert next_day.url.endswith(f"/desk/customers/{made['one']}")


def test_verified_addresses_of_two_persons_are_merged_only_by_a_person_who_says_why(server, open_browser):
    made = stage(server, "strangers")
    page = log_in(open_browser(), server, "agent")
    open_pair(page, server, "李小雨")
    expect(page.locator(".ax-alert")).to_contain_text("绝不会自动合并")
    merge(page)
    expect(page.locator(".ax-error")).to_contain_text("请确认这确实是同一个人")
    page.check("input[name=despite_contradiction]")
    merge(page)
    expect(page.locator("#id_reason_error")).to_contain_text("请说明如何确认")
    page.get_by_role("button", name="这是两个人").click()
    expect(page.locator(".ax-toast").last).to_contain_text("确认为两个人")
    page.goto(f"{server.url}/desk/customers/{made['one']}")
    expect(page.locator(".ax-alert")).to_have_count(0)


def test_a_new_customer_is_found_by_any_spelling_and_a_pasted_address_is_sorted_on_a_phone(server, open_browser):
    page = log_in(open_browser(PHONE), server, "agent")
    page.goto(f"{server.url}/desk/customers/new")
    page.fill("input[name=name]", "曾乐瑶")
    page.fill("input[name=phone]", "138-0000-5678")
    page.locator("main form .btn-primary").click()
    page.wait_for_url(re.compile(r"/desk/customers/\d+$"))
    expect(page.locator("#panel-reached")).to_contain_text("138****5678")
    page.locator("#panel-addresses").get_by_role("link", name="添加").click()
    dialog = page.locator("dialog[open]")
    dialog.locator("textarea[name=pasted]").fill("曾乐瑶 13800005678 浙江省杭州市西湖区文三路18号3幢502室")
    dialog.get_by_role("button", name="识别").click()
    expect(dialog.locator("input[name=district]")).to_have_value("西湖区")
    expect(dialog.locator("input[name=street]")).to_have_value("文三路18号3幢502室")
    dialog.get_by_role("button", name="保存").click()
    expect(page.locator("#panel-addresses")).to_contain_text("浙江省杭州市西湖区文三路***")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    for words in ("zengleyao", "zly", "乐瑶", "+86 138 0000 5678", "00005678", "西湖区 文三路"):
        page.goto(f"{server.url}/desk/customers/?q={words.replace('+', '%2B')}")
        expect(page.locator("#rows [data-row-link]")).to_have_text("曾乐瑶")

    page.locator("#rows [data-row-link]").click()
    page.locator("#panel-reached").get_by_role("link", name="显示完整信息").click()
    page.locator("dialog[open] input[name=reason]").fill("回电")
    page.locator("dialog[open]").get_by_role("button", name="显示").click()
    expect(page.locator("#panel-reached")).to_contain_text("138-0000-5678")
    expect(page.locator("#panel-addresses")).to_contain_text("文三路18号3幢502室")
