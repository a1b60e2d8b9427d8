"""How many delivery reports of a folder are read right: python -m bench.mail_bounces FOLDER [--held-out | --learned] [--wrong].

The folder holds *.eml and expected.json. A sixth of the files, by a hash of the name, is held out: rules were written
looking at the others only.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import Counter
from pathlib import Path

from anxin.foundation.mail.reading import read

OTHER_KINDS = {"feedback": "feedback_report", "vacation": "auto_reply"}


def held_out(name: str) -> bool:
    """Whether a file belongs to the sixth nobody looked at."""
    return zlib.crc32(name.encode()) % 6 == 0


def main(arguments: list[str]) -> None:
    """Print the figures of the chosen files."""
    folder = Path(next((each for each in arguments if not each.startswith("--")), "."))
    if not (folder / "expected.json").is_file():
        sys.exit(
            "usage: python -m bench.mail_bounces FOLDER (with *.eml and expected.json) [--held-out | --learned] [--wrong]"
        )
    counts: Counter[str] = Counter()
    for name, expected in sorted(json.loads((folder / "expected.json").read_text()).items()):
        if ("--held-out" in arguments and not held_out(name)) or ("--learned" in arguments and held_out(name)):
            continue
        _compare(counts, name, expected, (folder / name).read_bytes(), show="--wrong" in arguments)
    print(f"detected   {counts['detected']} of {counts['mails']} = {counts['detected'] / counts['mails']:.1%}")
    for field in ("recipients", "status", "permanent", "code", "reason"):
        total = counts["mails"] if field == "recipients" else counts["rows"]
        print(f"{field:10} {counts[field]} of {total} = {counts[field] / total:.1%}")


def _compare(counts: Counter[str], name: str, expected: list[dict], raw: bytes, *, show: bool) -> None:
    mail = read(raw)
    kind = OTHER_KINDS.get(expected[0]["reason"], "bounce")
    counts["mails"] += 1
    counts["detected"] += mail.kind == kind
    if show and mail.kind != kind:
        print(f"{name}: {mail.kind}, not {kind}; {mail.error}")
    if kind != "bounce":
        counts["recipients"] += mail.kind == kind
        return
    counts["recipients"] += len(mail.bounces) == len(expected)
    if show and len(mail.bounces) != len(expected):
        print(f"{name}: {[each.recipient for each in mail.bounces]}, not {len(expected)} recipients")
    for index, row in enumerate(expected):
        counts["rows"] += 1
        wanted = (row["status"], row["replycode"], bool(row["hardbounce"]), row["reason"])
        got = ("", "", None, "")
        if index < len(mail.bounces):
            each = mail.bounces[index]
            got = (each.status, each.code, each.permanent, each.reason)
        for field, one, other in zip(("status", "code", "permanent", "reason"), got, wanted, strict=True):
            counts[field] += one == other
        if show and got != wanted:
            print(
                f"{name}: {got}, not {wanted}: {mail.bounces[index].diagnosis[:160] if index < len(mail.bounces) else ''}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
