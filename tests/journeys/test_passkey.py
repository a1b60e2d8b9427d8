"""A passkey instead of a password: added on the security page, used at the next log-in, taken away again."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import log_in
from tests.journeys.server import Server

# What a phone or laptop with a fingerprint reader does, built into the browser for tests.
READER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_opens_the_desk_until_it_is_taken_away(server, open_browser):
    server.url = server.url.replace("127.0.0.1", "localhost")  # browsers give passkeys to names, not to numbers
    context = open_browser()
    page = log_in(context, server, "agent")
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": READER})

    page.goto(f"{server.url}/desk/profile/security/")
    page.get_by_role("link", name="通行密钥").click()
    page.get_by_role("link", name="添加通行密钥").click()
    page.fill("[name=name]", "前台的电脑")
    page.check("[name=passwordless]")
    page.click("form[data-passkey=add] button[type=submit]")
    expect(page.locator("main")).to_contain_text("恢复码")

    leave(page, server)
    page.goto(f"{server.url}/desk/")
    page.click("form[data-passkey=login] button")
    page.wait_for_url(f"{server.url}/desk/**")
    expect(page.get_by_text("没有人在等我们")).to_be_visible()

    page.goto(f"{server.url}/accounts/2fa/webauthn/")
    expect(page.locator("main")).to_contain_text("前台的电脑")
    page.get_by_role("link", name="移除").click()
    page.click("main form button[type=submit]")
    expect(page.locator("main")).not_to_contain_text("前台的电脑")
    leave(page, server)
    page.goto(f"{server.url}/desk/")
    page.click("form[data-passkey=login] button")
    expect(page.locator(".ax-toast")).to_be_visible()
    assert "/accounts/login/" in page.url


def leave(page: Page, server: Server) -> None:
    """Log out by the menu."""
    page.goto(f"{server.url}/desk/")
    page.locator("form[action='/accounts/logout/'] button").evaluate("button => button.click()")
    page.wait_for_url(lambda url: "/desk/" not in url or "login" in url)
