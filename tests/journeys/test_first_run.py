"""Journey 2: from an empty installation to two brands whose agents do not see each other's cases."""

from __future__ import annotations

import io
import re
import time

import requests
from allauth.mfa.totp.internal.auth import hotp_value
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import DESK, PHONE

PASSWORD = "sommer-regen-26"


def picture() -> bytes:
    """A logo."""
    buffer = io.BytesIO()
    Image.new("RGBA", (160, 60), "#225588").save(buffer, "PNG")
    return buffer.getvalue()


def code_for(secret: str) -> str:
    """What an authenticator app shows now."""
    return f"{hotp_value(secret, int(time.time()) // 30):06d}"


def set_up(page: Page, url: str) -> None:
    """The first-run page with a weak password first, then the second factor with a wrong code first, then mail later."""
    page.goto(f"{url}/desk/")
    page.wait_for_url(f"{url}/setup/")
    page.fill("[name=name_zh_hans]", "安然电器")
    page.fill("[name=name_en]", "Anran")
    page.set_input_files("[name=logo]", {"name": "logo.png", "mimeType": "image/png", "buffer": picture()})
    page.check("[name=days][value=sat]")
    page.fill("[name=name]", "陆川")
    page.fill("[name=email]", "lu@anran.example")
    page.fill("[name=password]", "12345")
    page.click("form[enctype] button[type=submit]")
    expect(page.locator(".ax-field.has-error [name=password]")).to_be_visible()
    expect(page.locator("[name=name_zh_hans]")).to_have_value("安然电器")
    page.set_input_files("[name=logo]", {"name": "logo.png", "mimeType": "image/png", "buffer": picture()})
    page.fill("[name=password]", PASSWORD)
    page.click("form[enctype] button[type=submit]")
    enrol(page, url)
    page.click("a[href='/setup/mail/']")
    page.click("button[name=skip]")
    page.wait_for_url(f"{url}/desk/**")


def enrol(page: Page, url: str) -> None:
    """Set up an authenticator app, with a wrong code first; ends at the recovery codes."""
    page.wait_for_url(f"{url}/accounts/2fa/totp/activate/")
    secret = page.locator("#totp-secret").text_content() or ""
    page.fill("[name=code]", "000000")
    page.click("form[action*=activate] button[type=submit]")
    expect(page.locator(".ax-field.has-error [name=code]")).to_be_visible()
    assert page.locator("#totp-secret").text_content() == secret
    page.fill("[name=code]", code_for(secret))
    page.click("form[action*=activate] button[type=submit]")
    page.wait_for_url(f"{url}/accounts/2fa/recovery-codes/")
    assert len(re.findall(r"\d{4,}", page.locator("#recovery-codes").text_content() or "")) == 10


def make(page: Page, address: str, **fields: str) -> None:
    """Fill a form of the organisation and save it."""
    page.goto(address)
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.click("form[enctype] button[type=submit]")
    page.wait_for_url("**/desk/organisation/")


def invite(page: Page, url: str, name: str, email: str, role: str, brand: str = "") -> str:
    """Invite somebody, limited to a brand if given; returns the link."""
    page.goto(f"{url}/desk/people/invitations/new/")
    page.fill("main [name=name]", name)
    page.fill("main [name=email]", email)
    page.select_option("main [name=role]", role)
    if brand:
        page.locator("label", has_text=brand).locator("[name=brand]").check()
    page.click("main form[method=post] button[type=submit]")
    return page.locator("#invitation-link").input_value()


def join(context: BrowserContext, link: str) -> Page:
    """Accept an invitation in a browser of its own; ends on the desk, or at the second factor for who needs one."""
    page = context.new_page()
    page.goto(link)
    page.fill("[name=password]", "password")
    page.click("main button[type=submit]")
    expect(page.locator(".ax-field.has-error [name=password]")).to_be_visible()
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(re.compile(r"/desk/|/accounts/2fa/"))
    return page


def test_from_an_empty_server_to_two_brands_apart(empty_server, open_browser):
    server, url = empty_server, empty_server.url
    admin = open_browser(DESK).new_page()
    set_up(admin, url)
    assert requests.get(f"{url}/setup/").status_code == 404
    assert requests.post(f"{url}/setup/", data={}).status_code in (403, 404)

    make(admin, f"{url}/desk/organisation/teams/new/", name_zh_hans="客服一组", code="care")
    make(admin, f"{url}/desk/organisation/brands/new/", name_zh_hans="清音", code="qingyin")
    expect(admin.locator("main img[src*='/kit/logo/main/']")).to_be_visible()

    first = invite(admin, url, "林小满", "lin@anran.example", "agent", "安然电器")
    other = invite(admin, url, "许冬", "xu@anran.example", "agent", "清音")
    chief = invite(admin, url, "沈岚", "shen@anran.example", "supervisor")
    late = invite(admin, url, "何静", "he@anran.example", "agent", "清音")
    agent = join(open_browser(PHONE), first)
    stranger = join(open_browser(DESK), other)
    supervisor = join(open_browser(DESK), chief)
    enrol(supervisor, url)  # may change calendars
    assert requests.get(first).status_code == 410
    server.python("tests.journeys.expire_invitations")
    visitor = open_browser(DESK).new_page()
    answer = visitor.goto(late)
    assert answer.status == 410
    expect(visitor.locator("main")).to_contain_text("七天")

    number = server.python("tests.journeys.one_case").strip()
    case = f"{url}/desk/cases/{number}"
    assert stranger.request.get(case).status == 404
    assert agent.request.get(case).status == 200
    assert supervisor.request.get(case).status == 200
