"""Mails read per second, over the mails of the tests and an optional folder: python -m bench.mail_parse [FOLDER]."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from anxin.foundation.mail.reading import read

OWN = Path(__file__).resolve().parents[1] / "anxin/foundation/mail/tests/corpus"
SECONDS = 3.0


def main(arguments: list[str]) -> None:
    """Print mails/s and the slowest mail."""
    folder = Path(arguments[0]) if arguments else OWN
    mails = [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.eml"))]
    for _name, raw in mails[:1]:
        read(raw)  # tables of the language guess are loaded once
    count, slowest, slowest_name = 0, 0.0, ""
    began = time.perf_counter()
    while time.perf_counter() - began < SECONDS:
        for name, raw in mails:
            start = time.perf_counter()
            read(raw)
            taken = time.perf_counter() - start
            if taken > slowest:
                slowest, slowest_name = taken, name
            count += 1
    print(
        f"{count / (time.perf_counter() - began):.0f} mails/s over {len(mails)} mails; slowest {slowest * 1000:.1f} ms ({slowest_name})"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
