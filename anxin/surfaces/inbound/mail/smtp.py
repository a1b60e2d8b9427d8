"""Our own SMTP and LMTP listener: takes mail for our mailboxes only, writes it to the spool as it comes, and says yes once it is on disk."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session, syntax

from anxin.foundation import clock
from anxin.foundation.spool import store
from anxin.foundation.spool.types import Envelope as Kept
from anxin.surfaces.inbound.mail import accepting
from anxin.surfaces.inbound.mail.limits import Rates
from anxin.surfaces.inbound.mail.recipients import Recipients

log = structlog.get_logger("mail.inbound")
# One mail for more than that many addresses of ours is no letter.
MOST_RECIPIENTS = 50
# Far more than RFC 5321 4.5.3.1.6 allows: a customer's badly made mail is still a customer's mail.
_LONGEST_PIECE = 256 * 1024
_TIMEOUT_SECONDS = 300


@dataclass(frozen=True)
class Rules:
    """What a listener allows: bytes a mail, mails a minute from one machine, and its certificate if it has one."""

    hostname: str
    most_bytes: int
    per_minute: int
    certificate: Path | None = None
    key: Path | None = None

    def tls(self) -> ssl.SSLContext | None:
        """What STARTTLS is offered with; None: it is not. Raises OSError or ssl.SSLError for files that are none."""
        if self.certificate is None:
            return None
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificate, self.key)
        return context


class Handler:
    """Decides about senders and recipients before a byte of the mail is taken."""

    def __init__(self, rules: Rules, via: str) -> None:
        self.via, self._rates, self._recipients = via, Rates(rules.per_minute), Recipients()

    async def handle_MAIL(self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]):
        """From whom. Too many in a minute come back later; so does everybody while the disk is full."""
        if not self._rates.allows(str((session.peer or [""])[0])):
            return "450 4.7.1 too many mails in a minute, please try again later"
        if not await asyncio.to_thread(accepting.has_room, _declared_size(options)):
            return "452 4.3.1 no room on disk, please try again later"
        envelope.mail_from = address or ""
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]):
        """For whom. Mail is taken for our mailboxes only: this is nobody's relay."""
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 too many recipients"
        known = await asyncio.to_thread(self._recipients.find, address)
        if known is None:
            return "451 4.3.0 cannot look up mailboxes, please try again later"
        if not known:
            return "550 5.1.1 no such mailbox here"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"


class _Spooling:
    """The part SMTP and LMTP share: the mail goes to disk line by line, so that a large one needs no memory."""

    line_length_limit = _LONGEST_PIECE

    @syntax("DATA")
    async def smtp_DATA(self: Any, arg: str) -> None:
        """Take the content."""
        if await self.check_helo_needed():
            return
        if not self.envelope.rcpt_tos:
            await self.push("503 5.5.1 need RCPT first")
            return
        if arg:
            await self.push("501 5.5.4 syntax: DATA")
            return
        await self.push("354 end with <CR><LF>.<CR><LF>")
        recipients = len(self.envelope.rcpt_tos)
        answer = await self._take()
        self._set_post_data_state()
        # LMTP answers once for every recipient (RFC 2033 4.2).
        for _each in range(recipients if isinstance(self, LMTP) else 1):
            await self.push(answer)

    async def _take(self: Any) -> str:
        try:
            incoming = await asyncio.to_thread(store.Incoming)
        except OSError as error:
            log.warning("no mail can be kept", why=str(error))
            await self._read_into(None)
            return "452 4.3.1 no room on disk, please try again later"
        with incoming:
            trouble = await self._read_into(incoming)
            return trouble or await self._keep(incoming)

    async def _read_into(self: Any, incoming: store.Incoming | None) -> str:
        """Read up to the lone dot, and keep what comes; returns why it was not kept, empty when it was."""
        trouble, is_start = "", True
        while True:
            line, is_whole = await self._piece()
            if is_start and is_whole and line == b".\r\n":
                return trouble
            if is_start and line.startswith(b"."):
                line = line[1:]  # RFC 5321 4.5.2
            is_start = is_whole
            if incoming is None or trouble:
                continue
            try:
                incoming.write(line)
            except OSError as error:
                log.warning("mail not kept", why=str(error))
                trouble = "452 4.3.1 no room on disk, please try again later"
            if incoming.size_bytes > self.data_size_limit:
                trouble = "552 5.3.4 larger than we take"

    async def _piece(self: Any) -> tuple[bytes, bool]:
        """A line with its end, or a piece of one that is very long."""
        try:
            return await self._reader.readuntil(b"\r\n"), True
        except asyncio.LimitOverrunError as error:
            return await self._reader.read(error.consumed), False

    async def _keep(self: Any, incoming: store.Incoming) -> str:
        """Only what lies on disk is acknowledged."""
        kept = Kept(
            via=self.event_handler.via,
            arrived_at=clock.now().isoformat(),
            sender=self.envelope.mail_from or "",
            recipients=list(self.envelope.rcpt_tos),
            peer=str((self.session.peer or [""])[0]),
        )
        try:
            sha256 = await asyncio.to_thread(incoming.commit, kept)
        except OSError as error:
            log.warning("mail not kept", why=str(error))
            return "452 4.3.1 no room on disk, please try again later"
        accepting.wake()
        return f"250 2.6.0 kept as {sha256[:16]}"


class SpoolingSmtp(_Spooling, SMTP):
    """SMTP for other people's servers."""


class SpoolingLmtp(_Spooling, LMTP):
    """LMTP for the mail server beside us."""


def server(handler: Handler, rules: Rules, *, loop: asyncio.AbstractEventLoop) -> SMTP:
    """One connection's protocol."""
    kind = SpoolingLmtp if handler.via == "lmtp" else SpoolingSmtp
    return kind(
        handler,
        data_size_limit=rules.most_bytes,
        enable_SMTPUTF8=True,
        hostname=rules.hostname,
        ident="Anxin",
        tls_context=rules.tls(),
        timeout=_TIMEOUT_SECONDS,
        loop=loop,
    )


def _declared_size(options: list[str]) -> int:
    """SIZE=… of MAIL (RFC 1870), 0 when it is not told."""
    sizes = [each[5:] for each in options if each.upper().startswith("SIZE=")]
    return int(sizes[0]) if sizes and sizes[0].isdecimal() and len(sizes[0]) < 15 else 0
