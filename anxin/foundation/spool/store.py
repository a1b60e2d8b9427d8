"""Keeping accepted mails: written beside, synced to disk, moved into place, folder synced. What is listed here was acknowledged."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from pathlib import Path
from types import TracebackType
from typing import IO

from django.conf import settings

from anxin.foundation.spool.types import Entry, Envelope

_MAIL, _ENVELOPE, _TRIES = ".eml", ".json", ".tries"


def folder() -> Path:
    """Where accepted mails wait."""
    return Path(settings.DATA) / "mail" / "spool"


class Incoming:
    """A mail on its way in, written piece by piece, so that a large one needs no memory.

    Use as a context manager; what was not committed is gone. Raises OSError when the disk cannot take it.
    """

    def __init__(self) -> None:
        folder().mkdir(parents=True, exist_ok=True)
        self._digest, self.size_bytes = hashlib.sha256(), 0
        self._file: IO[bytes] = tempfile.NamedTemporaryFile(dir=folder(), prefix=".in-", delete=False)  # noqa: SIM115
        self._path = Path(self._file.name)

    def __enter__(self) -> Incoming:
        return self

    def __exit__(self, _type: type[BaseException] | None, _error: BaseException | None, _tb: TracebackType | None):
        with contextlib.suppress(OSError):
            self._file.close()
        self._path.unlink(missing_ok=True)

    def write(self, piece: bytes) -> None:
        """Add a piece."""
        self._digest.update(piece)
        self.size_bytes += len(piece)
        self._file.write(piece)

    def commit(self, envelope: Envelope) -> str:
        """Make it last; returns its hash. From here on the mail survives a power cut. The same content twice is kept once."""
        sha256 = self._digest.hexdigest()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        # The envelope first: a mail that is listed always has one.
        _write_synced(folder() / (sha256 + _ENVELOPE), envelope.as_json())
        self._path.replace(folder() / (sha256 + _MAIL))
        _sync_folder()
        return sha256


def keep(raw: bytes, envelope: Envelope) -> str:
    """Keep a whole mail; returns its hash. Raises OSError when the disk cannot take it."""
    with Incoming() as incoming:
        incoming.write(raw)
        return incoming.commit(envelope)


def waiting() -> list[str]:
    """Hashes of the mails that wait, in the order they came."""
    if not folder().is_dir():
        return []
    with os.scandir(folder()) as found:
        mails = [(each.stat().st_mtime_ns, each.name) for each in found if each.name.endswith(_MAIL)]
    return [name.removesuffix(_MAIL) for _at, name in sorted(mails)]


def count_waiting() -> int:
    """How many mails wait to be stored."""
    return len(waiting())


@contextlib.contextmanager
def taken(sha256: str) -> Iterator[Entry | None]:
    """The mail, held by this process alone (given back when the process dies); None when it is gone or held by another."""
    try:
        file = _path(sha256, _MAIL).open("rb")
    except FileNotFoundError:
        yield None
        return
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        # Between opening and locking another process may have stored it.
        yield _entry(sha256) if _path(sha256, _MAIL).exists() else None


def first_lines(path: Path) -> tuple[str, str]:
    """From and Subject, and no more: enough to recognise a mail nobody could read."""
    with path.open("rb") as file:
        head = file.read(16_384).replace(b"\r\n", b"\n").partition(b"\n\n")[0].decode("utf-8", "replace")
    found = {"from": "", "subject": ""}
    for line in head.splitlines():
        name, _colon, value = line.partition(":")
        if name.lower() in found and not found[name.lower()]:
            found[name.lower()] = _decoded(value.strip()[:1000])
    return found["from"], found["subject"]


def _decoded(value: str) -> str:
    """Encoded words (RFC 2047) in plain; as written where they are broken."""
    try:
        return str(make_header(decode_header(value)))
    except (ValueError, LookupError, HeaderParseError):
        return value


def begin_try(sha256: str) -> int:
    """Note that storing begins, before anything can go wrong; returns the number of this try."""
    with _path(sha256, _TRIES).open("ab") as file:
        file.write(b".")
        return file.tell()


def forgive_try(sha256: str) -> None:
    """The try failed for a reason that is not the mail's: it does not count."""
    with contextlib.suppress(OSError), _path(sha256, _TRIES).open("r+b") as file:
        file.truncate(max(file.seek(0, os.SEEK_END) - 1, 0))


def drop(sha256: str) -> None:
    """Forget a mail that is stored elsewhere now."""
    for suffix in (_MAIL, _ENVELOPE, _TRIES):
        _path(sha256, suffix).unlink(missing_ok=True)


def _path(sha256: str, suffix: str) -> Path:
    return folder() / (sha256 + suffix)


def _entry(sha256: str) -> Entry:
    path, tries = _path(sha256, _MAIL), _path(sha256, _TRIES)
    try:
        envelope = Envelope.from_json(_path(sha256, _ENVELOPE).read_bytes())
    except (OSError, ValueError, TypeError):
        envelope = Envelope(via="", arrived_at="")
    return Entry(sha256, path, path.stat().st_size, tries.stat().st_size if tries.exists() else 0, envelope)


def _write_synced(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".in-", delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)


def _sync_folder() -> None:
    handle = os.open(folder(), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
