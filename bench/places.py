"""Where seeded data lies: one folder for each size, kept for the next time."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BYTES_PER_CASE = 22_000  # measured on SQLite with ten messages each, and some air


def folder(cases: int) -> Path:
    """The data folder for that many cases, below $ANXIN_BENCH_DATA (else var/bench)."""
    kind = "postgresql" if os.environ.get("ANXIN_DATABASE_URL") else "sqlite"
    return Path(os.environ.get("ANXIN_BENCH_DATA", ROOT / "var" / "bench")) / f"{kind}-{cases}"


def mark(cases: int) -> Path:
    """The file that says the seeding was finished."""
    return folder(cases) / "seeded"


def require_space(cases: int) -> None:
    """Stop with a sentence when the disk would run full."""
    target = folder(cases)
    target.mkdir(parents=True, exist_ok=True)
    needed, free = cases * BYTES_PER_CASE, shutil.disk_usage(target).free
    if free < needed * 1.2:
        raise SystemExit(f"{target}: {needed / 1e9:.1f} GB needed (and a fifth of it spare), {free / 1e9:.1f} GB free")
