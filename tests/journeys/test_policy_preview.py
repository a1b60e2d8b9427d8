"""Journey 3: a policy is changed while fifty clocks run: seen before, told times asked about, undone by the old version."""

from playwright.sync_api import expect

from tests.journeys.conftest import log_in


def number(page, name):
    """One of the figures of the preview."""
    return int(page.locator(f"[data-number={name}] strong").inner_text())


def wait_for_asked(page, count):
    """Until the background has applied the version: so many told times wait to be agreed on."""
    asked = 't => (t.match(/\\/due"/g) || []).length'
    page.wait_for_function(
        f"() => fetch(location.href).then(r => r.text()).then({asked}).then(n => n === {count})",
        timeout=30_000,
        polling=500,
    )


def test_a_change_is_seen_before_told_times_wait_and_the_old_version_undoes_it(server, open_browser):
    links = server.python("tests.journeys.stage_due", "fifty").split()
    customer = open_browser().new_page()
    for link in links:
        customer.goto(f"{server.url}{link}")
        expect(customer.get_by_text("之前答复您")).to_be_visible()
    promised = customer.get_by_text("之前答复您").inner_text()
    page = log_in(open_browser(), server, "supervisor")
    page.goto(f"{server.url}/desk/policies/")
    page.get_by_role("link", name="标准时限").click()
    page.get_by_role("link", name="修改").click()
    page.fill("input[name=rule-0-target-first_response-2]", "很久")
    page.get_by_role("button", name="看看会怎样").click()
    expect(page.get_by_text("请填写时间，例如")).to_be_visible()
    page.fill("input[name=rule-0-target-first_response-2]", "2h")
    page.get_by_role("button", name="看看会怎样").click()

    expect(page.locator("#numbers")).to_be_visible()
    assert (number(page, "earlier"), number(page, "later"), number(page, "told")) == (45, 0, 5)
    assert number(page, "total") == 150
    page.fill("input[name=note]", "旺季结束")
    page.get_by_role("button", name="发布").click()
    expect(page.get_by_text("第 2 版已发布")).to_be_visible()

    wait_for_asked(page, 5)
    page.reload()
    page.locator("a[href$='/due']").first.click()
    expect(page.get_by_text("请与客户商定")).to_be_visible()
    customer.reload()
    expect(customer.get_by_text(promised)).to_be_visible()
    expect(customer.get_by_text("答应您的时间不变")).to_be_visible()
    page.get_by_role("button", name="按原来告知的").click()
    expect(page.get_by_text("维持已告知的时间")).to_be_visible()

    page.goto(f"{server.url}/desk/policies/standard")
    page.locator("a[href$='/due']").last.click()
    page.get_by_role("button", name="客户同意新时间").click()
    expect(page.get_by_text("请写明原因")).to_be_visible()
    page.fill("textarea[name=reason]", "旺季结束，人手充足")
    page.get_by_role("button", name="客户同意新时间").click()
    expect(page.get_by_text("已改为新时间")).to_be_visible()
    customer.reload()
    expect(customer.get_by_text("改期原因：旺季结束，人手充足")).to_be_visible()
    expect(customer.get_by_text(promised)).to_have_count(0)

    page.goto(f"{server.url}/desk/policies/standard")
    page.get_by_role("link", name="第 1 版", exact=True).click()
    page.get_by_role("button", name="恢复此版本").click()
    page.locator(
        "dialog[open] button.btn-primary, dialog[open] button[value=yes], dialog[open] .btn-danger"
    ).first.click()
    expect(page.get_by_text("第 1 版重新生效")).to_be_visible()
    wait_for_asked(page, 1)
    page.get_by_role("link", name="第 2 版", exact=True).click()
    expect(page.get_by_role("cell", name="2小时", exact=True).first).to_be_visible()
    expect(page.get_by_text("旺季结束")).to_be_visible()
