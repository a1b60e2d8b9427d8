"""The desk's left navigation: feature folders register entries, the shell shows those the reader may use."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Entry:
    """One link of the navigation.

    `permission` empty: every signed-in reader. `group` is a translated heading; entries without one come first. `shortcut` is a
    sequence such as "g q". `count` answers a number or text shown at the right ("999+"), or None.
    """

    key: str
    label: Any
    icon: str
    url_name: str
    order: int = 100
    permission: str = ""
    group: Any = ""
    shortcut: str = ""
    count: Callable[[HttpRequest], int | str | None] | None = None


@dataclass(frozen=True)
class Link:
    """An entry as one reader sees it on one page."""

    entry: Entry
    url: str
    is_current: bool
    count: int | str | None


_entries: dict[str, Entry] = {}


def register(entry: Entry) -> Entry:
    """Add an entry; registering the same key again replaces it."""
    _entries[entry.key] = entry
    return entry


def links(request: HttpRequest) -> list[tuple[Any, list[Link]]]:
    """The navigation for this reader as (group heading, links), in order; the link with the longest matching address is current."""
    shown = [
        entry
        for entry in sorted(_entries.values(), key=lambda entry: (entry.order, entry.key))
        if _may_see(request, entry)
    ]
    urls = {entry.key: reverse(entry.url_name) for entry in shown}
    current = max((url for url in urls.values() if request.path.startswith(url)), key=len, default=None)
    groups: dict[str, tuple[Any, list[Link]]] = {}
    for entry in shown:
        count = _count(request, entry) if entry.count else None
        link = Link(entry, urls[entry.key], urls[entry.key] == current, count)
        groups.setdefault(str(entry.group), (entry.group, []))[1].append(link)
    return sorted(groups.values(), key=lambda group: bool(str(group[0])))


# Every page shows these numbers, and nobody needs them newer than this: asked for again, they were the dearest part of a page.
COUNTED_SECONDS = 10.0
_counted: dict[tuple[str, int | None], tuple[float, int | str | None]] = {}


def forget_counts() -> None:
    """Count anew at the next page."""
    _counted.clear()


def _count(request: HttpRequest, entry: Entry) -> int | str | None:
    key = (entry.key, request.actor.id)  # type: ignore[attr-defined]
    until, number = _counted.get(key, (0.0, None))
    if time.monotonic() >= until:
        number = entry.count(request) if entry.count else None
        if len(_counted) > 10_000:
            _counted.clear()
        _counted[key] = (time.monotonic() + COUNTED_SECONDS, number)
    return number


def _may_see(request: HttpRequest, entry: Entry) -> bool:
    actor = getattr(request, "actor", None)
    return not entry.permission or bool(actor and actor.can(entry.permission))
