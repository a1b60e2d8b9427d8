"""Takes request bodies in before a thread is given to them: size, rate and idle limits, on disk beyond 1 MiB.

Six stalled uploads froze a server without this: each held one of the threads that answer pages.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import IO, Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

IN_MEMORY_BYTES = 1024 * 1024
CHUNK_BYTES = 256 * 1024
IDLE_SECONDS = 30.0
# After a grace of 20 s a body must have arrived at 1 KiB/s on average, or it is a stalled one.
GRACE_SECONDS = 20.0
LEAST_BYTES_PER_SECOND = 1024


class Spooling:
    """ASGI middleware; `limit_bytes` is the largest body accepted."""

    def __init__(self, app: App, *, limit_bytes: int, idle_seconds: float = IDLE_SECONDS) -> None:
        self._app, self._limit, self._idle = app, limit_bytes, idle_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Spool the body, then call the application with all of it at hand; 413 and 408 are answered here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _declared_length(scope) > self._limit:
            await _refuse(send, 413, b"Too large / \xe8\xaf\xb7\xe6\xb1\x82\xe8\xbf\x87\xe5\xa4\xa7")
            return
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_BYTES) as body:
            status = await self._take_in(receive, body)
            if status:
                await _refuse(send, status, b"")
                return
            body.seek(0)
            await self._app(scope, _replay(body, receive), send)

    async def _take_in(self, receive: Receive, body: IO[bytes]) -> int:
        """Read the whole body; returns 0 when it is complete, else the status to answer (or -1: the client went away)."""
        began, size = time.monotonic(), 0
        while True:
            try:
                message = await asyncio.wait_for(receive(), self._idle)
            except TimeoutError:
                return 408
            if message["type"] == "http.disconnect":
                return -1
            chunk = message.get("body", b"")
            size += len(chunk)
            if size > self._limit:
                return 413
            elapsed = time.monotonic() - began
            if elapsed > GRACE_SECONDS and size < elapsed * LEAST_BYTES_PER_SECOND:
                return 408
            if chunk:
                body.write(chunk)
            if not message.get("more_body", False):
                return 0


def _declared_length(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length":
            return int(value) if value.isdigit() else 0
    return 0


def _replay(body: IO[bytes], receive: Receive) -> Receive:
    ended = False

    async def replay() -> Message:
        nonlocal ended
        if ended:
            return await receive()  # what follows the body: a disconnect
        chunk = body.read(CHUNK_BYTES)
        ended = len(chunk) < CHUNK_BYTES
        return {"type": "http.request", "body": chunk, "more_body": not ended}

    return replay


async def _refuse(send: Send, status: int, text: bytes) -> None:
    if status < 0:
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})
