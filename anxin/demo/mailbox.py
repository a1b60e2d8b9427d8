"""The demo's mail server: takes every mail on a port of this machine and keeps it as a file, so that nothing leaves and all can be read."""

from __future__ import annotations

import email
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings

from anxin.domain.messaging import queries
from anxin.domain.messaging.models import MailAccount
from anxin.domain.messaging.operations.accounts import delete, save
from anxin.foundation import clock
from anxin.foundation.actors import SYSTEM
from anxin.foundation.ids import new_code

HOST = "127.0.0.1"
ADDRESS = "service@demo.example"
_SUFFIX = ".eml"


@dataclass(frozen=True)
class Mail:
    """A kept mail: its name (unguessable, sorts by time), when it came, and what it says."""

    name: str
    arrived_at: datetime
    message: EmailMessage


class Mailbox:
    """The server, from `start` to `stop`."""

    def __init__(self) -> None:
        self._controller: _AnyPort | None = None

    def start(self) -> int:
        """Listen on a free port and have the demo's mail leave to it; returns the port."""
        folder().mkdir(parents=True, exist_ok=True)
        self._controller = _AnyPort(_Keeper(), hostname=HOST, port=0)
        self._controller.start()
        point_account_to(self._controller.port)
        return self._controller.port

    def stop(self) -> None:
        """Listen no more; the mails stay."""
        if self._controller is not None:
            self._controller.stop()


class _AnyPort(Controller):
    def _trigger_server(self) -> None:
        """Knock at the port that was given, not at 0."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class _Keeper:
    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Write it beside, then move it into place: a half-written mail is never listed."""
        folder().mkdir(parents=True, exist_ok=True)
        name = f"{clock.now():%Y%m%dT%H%M%S%f}-{new_code(12)}"
        beside = folder() / f".{name}"
        beside.write_bytes(envelope.original_content or b"")
        beside.rename(folder() / f"{name}{_SUFFIX}")
        return "250 2.0.0 kept in the demo's mailbox"


def point_account_to(port: int) -> None:
    """The account for all brands leads here, unless somebody set up a real one."""
    account = queries.mail_account(None)
    if account is not None and (account.brand_id is not None or not _is_ours(account)):
        return
    save(
        brand_id=None,
        host=HOST,
        port=port,
        security=MailAccount.Security.NONE,
        username="",
        password="",
        from_name="",
        from_address=ADDRESS,
        actor=SYSTEM,
        at=clock.now(),
    )


def forget() -> None:
    """With the demo data go its mails and the account that led here; a real account stays."""
    account = MailAccount.objects.filter(brand_id=None).first()
    if account is not None and _is_ours(account):
        delete(account_id=account.pk, actor=SYSTEM, at=clock.now())
    shutil.rmtree(folder(), ignore_errors=True)


def _is_ours(account: MailAccount) -> bool:
    return (account.host, account.from_address) == (HOST, ADDRESS)


def folder() -> Path:
    """Where the mails are kept."""
    return Path(settings.DATA) / "mailbox"


def names(most: int = 200) -> list[str]:
    """Names of the newest mails, newest first."""
    if not folder().is_dir():
        return []
    found = sorted((path.stem for path in folder().glob(f"[0-9]*{_SUFFIX}")), reverse=True)
    return found[:most]


def find(name: str) -> Mail | None:
    """One mail, or None."""
    if name not in names(most=10_000):
        return None
    raw = (folder() / f"{name}{_SUFFIX}").read_bytes()
    message: Any = email.message_from_bytes(raw, policy=default)  # type: ignore[arg-type]
    arrived = datetime.strptime(name.partition("-")[0], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
    return Mail(name, arrived, message)
