"""Photographs every page of the demo with real Chromium and lays the pictures out on contact sheets, to be looked at."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.conftest import FLAGS
from tests.journeys.server import ROOT, Server

TARGET = ROOT / "var" / "shots"
WIDTHS, THEMES, LANGUAGES = (1440, 390), ("light", "dark"), ("zh-hans", "zh-hant", "en")
CELL = {1440: 720, 390: 300}
COLUMNS = {1440: 3, 390: 6}
LEFT_OUT = re.compile(r"metrics|health|logout|\.css$|\.json$|\.txt$|\.webmanifest$|openapi|language$|export")


@dataclass(frozen=True)
class Sheet:
    """One contact sheet: all pages in one language, theme and width."""

    language: str
    theme: str
    width: int

    @property
    def name(self) -> str:
        """File name without ending."""
        return f"{self.width}-{self.theme}-{self.language}"


def main() -> None:
    """Start a server with demo data, photograph, lay out; prints where the sheets are."""
    wanted = _arguments()
    shutil.rmtree(TARGET, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        server = Server(Path(scratch) / "data")
        server.run("demo", "load")
        stage = json.loads(server.python("tests.shots_stage"))
        server.start()
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS
        )
        try:
            for sheet in _sheets(wanted):
                pictures = list(_photographs(browser, server, stage, sheet, wanted.only))
                print(_lay_out(pictures, sheet), flush=True)
        finally:
            browser.close()
            server.stop()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only addresses with this in them")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--width", type=int, choices=WIDTHS)
    return parser.parse_args()


def _sheets(wanted: argparse.Namespace) -> Iterator[Sheet]:
    for width in [wanted.width] if wanted.width else WIDTHS:
        for theme in [wanted.theme] if wanted.theme else THEMES:
            for language in [wanted.language] if wanted.language else LANGUAGES:
                yield Sheet(language, theme, width)


def _photographs(browser: Browser, server: Server, stage: dict, sheet: Sheet, only: str) -> Iterator[tuple[str, Path]]:
    size = {"width": sheet.width, "height": 900 if sheet.width > 800 else 844}
    context = browser.new_context(viewport=size, color_scheme=sheet.theme, timezone_id="Asia/Shanghai")
    context.set_default_timeout(20_000)
    cookies = {"ax_language": sheet.language, "ax_theme": sheet.theme}
    context.add_cookies([{"name": n, "value": v, "url": server.url} for n, v in cookies.items()])
    page = context.new_page()
    folder = TARGET / sheet.name
    folder.mkdir(parents=True, exist_ok=True)
    shown: set[str] = set()
    for public in (True, False):
        if not public:
            context.add_cookies([{"name": "ax_session", "value": stage["session"], "url": server.url}])
        server.python("tests.shots_stage", "prefer", sheet.language, sheet.theme)
        for address in stage["public" if public else "staff"]:
            if only not in address or LEFT_OUT.search(address):
                continue
            picture = _photograph(page, server.url + address, folder, address, sheet.width)
            if picture is None or (landed := page.url.split("?")[0]) in shown:
                continue  # many addresses lead to the same page: log-in first
            shown.add(landed)
            yield address, picture
    context.close()


def _photograph(page: Page, url: str, folder: Path, address: str, width: int) -> Path | None:
    """The picture of one page; None for an address that shows no page (posting only, download, nothing there now)."""
    path = folder / (re.sub(r"\W+", "_", address).strip("_")[:60] + ".png")
    asked = page.context.request.get(url)
    if asked.status in (404, 405) or "text/html" not in asked.headers.get("content-type", ""):
        return None
    response = page.goto(url)
    page.wait_for_timeout(250)
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    if response is None or response.status >= 400:
        print(f"  {address}: {response.status if response else 'no answer'}")
    if overflow > 1:
        print(f"  {address}: {overflow} px wider than {width}")
    page.screenshot(path=str(path), full_page=False)
    return path


def _lay_out(pictures: list[tuple[str, Path]], sheet: Sheet) -> Path:
    cell, columns = CELL[sheet.width], COLUMNS[sheet.width]
    ratio = (900 / 1440) if sheet.width > 800 else (844 / 390)
    height = int(cell * ratio)
    rows = -(-len(pictures) // columns) or 1
    paper = Image.new("RGB", (columns * (cell + 12), rows * (height + 32)), "#777")
    pen = ImageDraw.Draw(paper)
    for number, (address, path) in enumerate(pictures):
        left, top = number % columns * (cell + 12) + 6, number // columns * (height + 32) + 22
        with Image.open(path) as picture:
            paper.paste(picture.convert("RGB").resize((cell, height), Image.Resampling.LANCZOS), (left, top))
        pen.text((left, top - 16), address[:90], fill="white")
    target = TARGET / f"{sheet.name}.png"
    paper.save(target)
    return target


if __name__ == "__main__":
    main()
