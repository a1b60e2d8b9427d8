"""`anxin doctor`: looks at everything an operator would, and says what to do."""

from __future__ import annotations

import ctypes.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from anxin.foundation.health import Finding


@click.command()
def command() -> None:
    """One line per finding: ok, warn or fail, and what to do about it. Exit code 1 when something fails."""
    from anxin.config.boot import setup

    setup()
    from anxin.foundation.health import findings

    worst = "ok"
    for finding in (*findings(), *_surroundings()):
        todo = f" → {finding.todo}" if finding.todo else ""
        click.echo(f"{finding.level:<5}{finding.what}{todo}")
        worst = "fail" if finding.level == "fail" else worst
    sys.exit(1 if worst == "fail" else 0)


def _surroundings() -> Iterator[Finding]:
    """What the machine should bring: built front end, Redis if set, libraries and fonts for PDF."""
    from django.conf import settings

    from anxin.foundation.health import Finding

    if (settings.BUILD / "static" / "anxin" / "manifest.json").exists():
        yield Finding("ok", "front end is built")
    else:
        yield Finding("fail", "front end is not built", "start with bin/run or bin/anxin serve")
    if settings.REDIS_URL:
        yield _redis(settings.REDIS_URL)
    if not ctypes.util.find_library("pango-1.0"):
        yield Finding("warn", "pango is missing: no PDF and labels", "apt install libpango-1.0-0 libpangoft2-1.0-0")
    if not _has_chinese_fonts():
        yield Finding("warn", "no Chinese fonts for PDF and labels", "apt install fonts-noto-cjk")


def _redis(url: str) -> Finding:
    from redis import Redis
    from redis.exceptions import RedisError

    from anxin.foundation.health import Finding

    try:
        Redis.from_url(url, socket_timeout=3).ping()
    except RedisError as error:
        return Finding("fail", f"Redis cannot be reached: {error}", "check ANXIN_REDIS_URL and that it runs")
    return Finding("ok", "Redis answers")


def _has_chinese_fonts() -> bool:
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout.strip())
