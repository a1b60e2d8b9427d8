"""Naming the process that holds a job, and telling at once when a process on this machine is gone."""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
from functools import cache
from pathlib import Path


def name_of_this_process() -> str:
    """home:pid:start tick. Made anew after a fork, so it is never the parent's."""
    return f"{_home()}:{os.getpid()}:{_started(os.getpid())}"


def is_gone(worker: str) -> bool:
    """Whether that process surely no longer runs; False for one elsewhere, of which only the lease can tell."""
    home, _, rest = worker.rpartition(":")[0].rpartition(":")
    if home != _home() or not rest.isdigit():
        return False
    return _started(int(rest)) != worker.rpartition(":")[2]


@cache
def _home() -> str:
    """Host, boot and process-number space: two containers may share a host name, yet not each other's process numbers."""
    marks = _read(Path("/proc/sys/kernel/random/boot_id"))
    with contextlib.suppress(OSError):
        marks += os.readlink("/proc/self/ns/pid")  # noqa: PTH115 - not a path but a mark
    return f"{socket.gethostname()[:40]}~{hashlib.blake2s(marks.encode(), digest_size=4).hexdigest()}"


def _started(pid: int) -> str:
    """Start tick of a process, so that a reused number is not taken for the old one; empty when there is none."""
    state = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return "" if not state or state[0] == "Z" else state[19]


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
