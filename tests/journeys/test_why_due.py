"""Journey 2: it arrives on Friday evening, waits for the customer, is raised: the page tells piece by piece why it is due then."""

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, log_in


def rows_of(page, name):
    """The texts of the table of the clock with that name, row by row."""
    section = page.locator("section.ax-clock", has=page.get_by_role("heading", name=name, exact=True)).first
    return section, [row.inner_text() for row in section.locator("tbody tr").all()]


def test_every_piece_of_a_due_time_is_told(server, open_browser):
    number = server.python("tests.journeys.stage_due", "arrival").strip()
    page = log_in(open_browser(), server, "agent")
    page.goto(f"{server.url}/desk/cases/{number}/due")
    expect(rows_of(page, "首次回复")[0]).to_contain_text("9月14日 14:20 到期")
    server.python("tests.journeys.stage_due", "rest")
    page.goto(f"{server.url}/desk/cases/{number}")
    page.get_by_role("link", name="为什么是这个时间？").first.click()
    page.wait_for_url(f"**/desk/cases/{number}/due")

    first, lines = rows_of(page, "首次回复")
    expect(first).to_contain_text("已按时")
    assert len(lines) == 2
    assert "9月11日 17:50" in lines[0] and "1小时 10分钟" in lines[0]
    assert "已答复" in lines[1] and "林小满" in lines[1]

    solution, lines = rows_of(page, "解决")
    assert len(lines) == 4
    assert "1小时 10分钟" in lines[0] and "第 1 版" in lines[0]
    assert "暂停" in lines[1] and "等客户" in lines[1] and "林小满" in lines[1]
    assert "王秀兰" in lines[2] and "9月14日 23:00" in lines[2] and "30分钟" in lines[2]
    assert "普通 → 紧急" in lines[3] and "已计的 1小时 40分钟 不变" in lines[3] and "16小时" in lines[3]
    expect(solution.locator("svg .axc-paused")).to_have_count(1)
    assert solution.locator("svg .axc-counted").count() >= 3
    solution.get_by_text("为什么是这么久？").first.click()
    expect(solution.locator(".ax-clock-reasons").first).to_contain_text("标准时限")

    phone = log_in(open_browser(PHONE), server, "agent")
    phone.goto(f"{server.url}/desk/cases/{number}/due")
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
