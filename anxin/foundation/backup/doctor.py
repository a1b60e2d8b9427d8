"""Is there a fresh, checked backup?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from anxin.foundation import clock
from anxin.foundation.backup import archive
from anxin.foundation.health import Finding

STALE = timedelta(days=2)


def look_at_backups() -> Iterator[Finding]:
    """Age of the newest backup and when it was last read back."""
    newest = next(iter(archive.kept()), None)
    if newest is None:
        yield Finding("warn", "there is no backup yet", "run: anxin backup (the server makes one every night)")
        return
    age = clock.now() - newest.made_at
    hours = int(age.total_seconds() // 3600)
    checked = f"read back {newest.verified_at:%Y-%m-%d %H:%M} UTC" if newest.verified_at else "never read back"
    size = f"{newest.size_bytes / 1024**2:.1f} MiB"
    line = f"newest of {len(archive.kept())} backups: {hours} h old, {size}, {checked}"
    if age > STALE:
        yield Finding("warn", line, "run: anxin backup; the nightly one needs a running server or worker")
    elif newest.verified_at is None:
        yield Finding("warn", line, f"run: anxin backup --verify {newest.path}")
    else:
        yield Finding("ok", line)


CHECKS = [look_at_backups]
