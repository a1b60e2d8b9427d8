"""What every journey has: a real server with the cast on it, and real Chromium."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.cast import PASSWORD
from tests.journeys.server import Server

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1440, "height": 900}}
expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a journey: bin/test leaves them out, bin/ci runs them."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_browser(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browser windows (contexts) that are closed afterwards: `open_browser(PHONE, locale="zh-CN")`."""
    opened: list[BrowserContext] = []

    def open_one(size: dict | None = None, **options: object) -> BrowserContext:
        given = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", **(size or DESK), **options}
        context = browser.new_context(**given)
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def empty_server(tmp_path: Path) -> Iterator[Server]:
    """A server on an empty installation."""
    server = Server(tmp_path / "data")
    if os.environ.get("ANXIN_DATABASE_URL"):
        server.run("django", "flush", "--no-input") if _has_tables(server) else None
    server.start()
    yield server
    server.stop()


def _has_tables(server: Server) -> bool:
    try:
        server.run("django", "migrate", "--no-input")
    except Exception:
        return False
    return True


@pytest.fixture
def server(empty_server: Server) -> Server:
    """A server with the cast of tests/cast.py on it (set up, products, people; password `PASSWORD`, no second factor asked)."""
    empty_server.python("tests.journeys.stage")
    return empty_server


def log_in(context: BrowserContext, server: Server, login: str) -> Page:
    """Log a member of the cast in by the log-in page; returns the desk's page."""
    page = context.new_page()
    page.goto(f"{server.url}/desk/")
    page.fill("input[name=login]", f"{login}@anran.example")
    page.fill("input[name=password]", PASSWORD)
    page.click("form button[type=submit]")
    page.wait_for_url(f"{server.url}/desk/**")
    return page
