"""Bodies are taken in before a thread is given to them."""

from __future__ import annotations

import asyncio
import json

import pytest

from anxin.config import spooling
from anxin.config.spooling import Spooling


class Client:
    """Sends a body in chunks (None: stalls for ever) and remembers the answer."""

    def __init__(self, chunks: list[bytes | None], declared: int | None = None) -> None:
        self.chunks, self.sent = list(chunks), []
        headers = [] if declared is None else [(b"content-length", str(declared).encode())]
        self.scope = {"type": "http", "headers": headers}

    async def receive(self):
        """The next chunk as ASGI message."""
        if not self.chunks:
            return {"type": "http.disconnect"}
        chunk = self.chunks.pop(0)
        if chunk is None:
            await asyncio.sleep(60)
        return {"type": "http.request", "body": chunk, "more_body": bool(self.chunks)}

    async def send(self, message):
        """Remember what was answered."""
        self.sent.append(message)

    @property
    def status(self) -> int | None:
        """Status answered, None when nothing was."""
        return self.sent[0]["status"] if self.sent else None


class Application:
    """Reads the whole body."""

    def __init__(self) -> None:
        self.body: bytes | None = None

    async def __call__(self, scope, receive, send):
        """Collect the body and answer 200."""
        parts = []
        while True:
            message = await receive()
            parts.append(message.get("body", b""))
            if not message.get("more_body"):
                break
        self.body = b"".join(parts)
        await send({"type": "http.response.start", "status": 200, "headers": []})


def run(client: Client, **options) -> Application:
    application = Application()
    middleware = Spooling(application, **{"limit_bytes": 10_000_000, **options})
    asyncio.run(middleware(client.scope, client.receive, client.send))
    return application


@pytest.mark.parametrize(
    "size", [0, 1, spooling.CHUNK_BYTES - 1, spooling.CHUNK_BYTES, spooling.CHUNK_BYTES * 5 + 7, 3_000_000]
)
def test_a_body_of_any_size_arrives_whole(size):
    body = bytes(i % 251 for i in range(size))
    chunks = [body[i : i + 65_536] for i in range(0, size, 65_536)] or [b""]
    client = Client(chunks)
    assert run(client).body == body
    assert client.status == 200


def test_a_declared_length_over_the_limit_is_refused_before_reading():
    client = Client([b"x"], declared=11_000_000)
    assert run(client).body is None
    assert client.status == 413
    assert client.chunks == [b"x"]


def test_an_undeclared_body_over_the_limit_is_refused():
    client = Client([b"x" * 600_000] * 3)
    assert run(client, limit_bytes=1_000_000).body is None
    assert client.status == 413


def test_a_stalled_upload_never_reaches_the_application():
    client = Client([b"x", None, b"y"])
    assert run(client, idle_seconds=0.05).body is None
    assert client.status == 408


def test_a_client_that_goes_away_is_not_answered():
    client = Client([b"x", b"y"])
    client.chunks = [b"x"]

    async def receive():
        return {"type": "http.disconnect"}

    client.receive = receive
    assert run(client).body is None
    assert client.status is None


def test_a_program_is_told_in_its_own_form_that_a_body_is_too_large():
    client = Client([b"x"], declared=20_000_000)
    client.scope["path"] = "/api/v1/cases"
    run(client)
    assert client.status == 413
    assert dict(client.sent[0]["headers"])[b"content-type"] == b"application/problem+json"
    assert json.loads(client.sent[1]["body"])["code"] == "too_large"
