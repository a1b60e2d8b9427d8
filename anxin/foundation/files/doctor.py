"""Is there room, and can we write?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from anxin.foundation.health import Finding

LEAST_FREE_BYTES = 2 * 1024**3


def look_at_disk() -> Iterator[Finding]:
    """Data folder writable, enough free space."""
    data = Path(settings.DATA)
    data.mkdir(parents=True, exist_ok=True)
    if not os.access(data, os.W_OK):
        yield Finding("fail", f"{data} cannot be written", "give the user running Anxin the right to write there")
        return
    free = shutil.disk_usage(data).free
    line = f"data folder {data}: {free / 1024**3:.1f} GiB free"
    if free < LEAST_FREE_BYTES:
        yield Finding("warn", line, "make room: photos, mail and backups need it")
    else:
        yield Finding("ok", line)


CHECKS = [look_at_disk]
