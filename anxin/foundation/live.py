"""Live updates: tells open screens which topics changed. Carries ids only; screens reload what they may see."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Iterable
from typing import Any

from channels.layers import get_channel_layer
from django.db import transaction

from anxin.foundation.jobs.registry import find_kind

_loop: asyncio.AbstractEventLoop | None = None
_lock = threading.Lock()


def use_loop(loop: asyncio.AbstractEventLoop | None) -> None:
    """Name the server's event loop: publishing from threads goes there (starting a loop per call took up to 5 s)."""
    global _loop
    _loop = loop


def group_of(topic: str) -> str:
    """The channel group that carries `topic`."""
    return "live." + re.sub(r"[^A-Za-z0-9_.-]", "_", topic)[:90]


def publish(topics: Iterable[str], *, kind: str, id: int | None = None) -> None:
    """After commit, tell everyone subscribed to one of `topics` that `kind` happened to `id`."""
    names = sorted(set(topics))
    transaction.on_commit(lambda: _send(names, {"kind": kind, "id": id}))


def _send(topics: list[str], message: dict[str, Any]) -> None:
    loop = _loop or (_own_loop() if _crosses_processes() else None)
    if loop is None or loop.is_closed():
        _hand_to_server(topics, message)
        return
    asyncio.run_coroutine_threadsafe(_group_send(topics, message), loop)


def _hand_to_server(topics: list[str], message: dict[str, Any]) -> None:
    """No screen hangs on this process (a command, a worker): leave it to the one that has them, as a job that is waiting once."""
    relay = find_kind("events.relay")
    if relay is not None:
        relay.enqueue(topics=topics, message=message, dedupe_key=f"relay:{','.join(topics)}"[:100])


def send_here(topics: list[str], message: dict[str, Any]) -> None:
    """Tell the screens of this process, if there are any."""
    if _loop is not None and not _loop.is_closed():
        asyncio.run_coroutine_threadsafe(_group_send(topics, message), _loop)


async def _group_send(topics: list[str], message: dict[str, Any]) -> None:
    layer = get_channel_layer()
    for topic in topics:
        await layer.group_send(group_of(topic), {"type": "live.message", "topic": topic, **message})


def _crosses_processes() -> bool:
    return "InMemory" not in type(get_channel_layer()).__name__


def _own_loop() -> asyncio.AbstractEventLoop:
    """A loop in a thread of its own, for worker processes that have no server loop but share a broker with one."""
    global _loop
    with _lock:
        if _loop is None:
            _loop = asyncio.new_event_loop()
            threading.Thread(target=_loop.run_forever, name="live", daemon=True).start()
        return _loop
