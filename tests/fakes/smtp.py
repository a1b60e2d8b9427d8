"""A real SMTP receiver for tests: takes mail on a port of its own, remembers every copy, and can be as unkind as real ones.

What it refuses by itself, as real servers do:
- MAIL before EHLO or HELO (503), and HELO without a name (501);
- without the right name and password when `login` is set: 530 before AUTH, 535 for wrong ones;
- non-ASCII addresses when the sender does not say SMTPUTF8 (553); with `speaks_utf8=False` it does not offer it at all;
- 8-bit content that was not announced by BODY=8BITMIME (554), and lines longer than 998 characters (500);
- mails larger than 30 MB (552), bare line feeds (aiosmtpd's own check).
What it does when told to: `refuse_rcpt`, `refuse_data`, `refuse_sender` answer with that line; `stalls` holds the mail
at the final dot until `let_go()`, untaken; `takes_silently` takes it and keeps the answer back until then; `drops` takes the mail, then hangs up without an answer; `stumbles_over_quit` answers QUIT with 451.
"""

from __future__ import annotations

import asyncio
import email
import threading
import time
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

_LONGEST_LINE = 998
_MOST_BYTES = 30 * 1024 * 1024


class Receiver:
    """The mailbox at the other end. Use as a context manager; `mails` holds every copy taken, oldest first."""

    def __init__(self, *, login: tuple[str, str] | None = None, speaks_utf8: bool = True, port: int = 0) -> None:
        self.login, self.port, self._speaks_utf8 = login, port, speaks_utf8
        self.mails: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []
        self.refuse_rcpt = self.refuse_data = self.refuse_sender = ""
        self.stalls = self.takes_silently = self.drops = self.stumbles_over_quit = False
        self.arrived = threading.Event()
        self._go = threading.Event()

    def __enter__(self) -> Receiver:
        from tests.journeys.server import free_port

        self.port = self.port or free_port()
        self._controller = _Controller(self)
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.let_go()
        self._controller.stop()

    @property
    def message_ids(self) -> list[str]:
        """Message-ID of every copy taken."""
        return [str(mail["Message-ID"]).strip() for mail in self.mails]

    def wait_for(self, count: int, seconds: float = 30.0) -> list[EmailMessage]:
        """The mails, once there are `count`. Raises AssertionError when they do not come."""
        end = time.monotonic() + seconds
        while len(self.mails) < count:
            assert time.monotonic() < end, f"{len(self.mails)} mails came, not {count}"
            time.sleep(0.05)
        return self.mails

    def let_go(self) -> None:
        """Answer what was kept waiting, and stall no more."""
        self.stalls = self.takes_silently = False
        self._go.set()

    # aiosmtpd's hooks -------------------------------------------------------------------------------------------------

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]):
        if self.refuse_sender:
            return self.refuse_sender
        if not address.isascii() and "SMTPUTF8" not in options:
            return "553 5.6.7 non-ASCII address without SMTPUTF8"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]):
        if self.refuse_rcpt:
            return self.refuse_rcpt
        if not address.isascii() and not self._speaks_utf8:
            return "553 5.6.7 non-ASCII address"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.arrived.set()
        if self.stalls:
            await self._wait()
        if self.refuse_data:
            return self.refuse_data
        content = envelope.original_content or b""
        if not content.isascii() and not any(o.upper() in ("BODY=8BITMIME", "SMTPUTF8") for o in envelope.mail_options):
            return "554 5.6.1 8-bit content was not announced"
        if any(len(line) > _LONGEST_LINE for line in content.splitlines()):
            return "500 5.6.0 line too long"
        self.mails.append(email.message_from_bytes(content, policy=default))  # type: ignore[arg-type]
        self.envelopes.append(envelope)
        if self.takes_silently:
            await self._wait()
        if self.drops:
            server.transport.abort()
        return "250 2.0.0 taken"

    async def _wait(self) -> None:
        while not self._go.is_set():
            await asyncio.sleep(0.02)

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        return "451 4.3.0 stumbled" if self.stumbles_over_quit else "221 Bye"

    def check(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        """Whether name and password are the right ones."""
        given = (data.login.decode(), data.password.decode()) if isinstance(data, LoginPassword) else None
        return AuthResult(success=given == self.login, handled=False)


class _Controller(Controller):
    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver
        super().__init__(receiver, hostname="127.0.0.1", port=receiver.port)

    def factory(self) -> SMTP:
        receiver = self._receiver
        return SMTP(
            receiver,
            data_size_limit=_MOST_BYTES,
            enable_SMTPUTF8=receiver._speaks_utf8,
            authenticator=receiver.check,
            auth_required=receiver.login is not None,
            auth_require_tls=False,
        )
