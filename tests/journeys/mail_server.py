"""A server that listens for mail, and what the mail journeys ask it."""

from __future__ import annotations

import json
import smtplib
import time
from collections.abc import Callable, Iterator

import pytest

from tests.journeys.server import Server, free_port

Found = dict[str, list]


@pytest.fixture
def mail_server(empty_server: Server) -> Iterator[tuple[Server, int]]:
    """The cast on a server that takes mail; (server, port of its listener)."""
    port = free_port()
    empty_server.kill()  # the listener is set by the environment, before the start
    empty_server.environment["ANXIN_MAIL_LISTEN"] = f"127.0.0.1:{port}"
    empty_server.start()
    empty_server.python("tests.journeys.stage")
    yield empty_server, port


def look(server: Server) -> Found:
    """What became of all mail."""
    return json.loads(server.python("tests.journeys.stage_mail", "look"))


def wait_until(server: Server, is_so: Callable[[Found], bool], seconds: float = 90.0) -> Found:
    """What became of all mail, once it is so. Raises AssertionError when it never is."""
    end = time.monotonic() + seconds
    while not is_so(found := look(server)):
        assert time.monotonic() < end, found
        time.sleep(0.5)
    return found


def send(port: int, raw: bytes, to: str = "help@anran.example") -> None:
    """Deliver a mail as another mail server does; one that is told to come later comes again."""
    for _try in range(40):
        try:
            with smtplib.SMTP("127.0.0.1", port, timeout=30) as client:
                client.sendmail("wang@example.com", [to], raw)
                return
        except (smtplib.SMTPRecipientsRefused, OSError) as error:
            # A mailbox that was just set is known within seconds.
            last = error
            time.sleep(0.5)
    raise AssertionError(last)
