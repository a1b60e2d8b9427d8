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

# Written out here: this layer answers before Django, and must not depend on it.
_SENTENCES = {413: "Too large / 请求过大", 408: "Too slow / 请求超时"}
_PROBLEMS = {
    413: '{"type": "urn:anxin:problem:too_large", "title": "Request Entity Too Large", "status": 413, "code": "too_large"}',
    408: '{"type": "urn:anxin:problem:too_slow", "title": "Request Timeout", "status": 408, "code": "too_slow"}',
}


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
            await _refuse(scope, send, 413)
            return
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_BYTES) as body:
            status = await self._take_in(receive, body)
            if status:
                await _refuse(scope, send, status)
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


async def _refuse(scope: Scope, send: Send, status: int) -> None:
    """Answer in the form the asker reads: below /api a problem document, else a plain sentence."""
    if status < 0:
        return
    if scope.get("path", "").startswith("/api/"):
        media_type, text = "application/problem+json", _PROBLEMS[status]
    else:
        media_type, text = "text/plain; charset=utf-8", _SENTENCES[status]
    headers = [(b"content-type", media_type.encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})
