"""Machine-readable reports: message/delivery-status (RFC 3464) and what real servers make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anxin.foundation.mail import headers
from anxin.foundation.mail.bounces import codes
from anxin.foundation.mail.bounces.reasons import Finding

MOST_RECIPIENTS = 500
_FIELD = re.compile(r"[ \t]{0,8}([A-Za-z][A-Za-z-]{2,40})[ \t]*:[ \t]*(.*)")
_BLANK = re.compile(r"\n[ \t]*\n")
_ADDRESS = re.compile(r"[^\s<>\"',;:()]{1,200}@[^\s<>\"',;:()]{1,253}")
_TYPE = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9-]{1,40})\s*;\s*")


def findings(text: str) -> list[Finding]:
    """A finding per recipient of the report, in its order. Fields in any order, groups with or without blank lines."""
    found: list[Finding] = []
    for block in _BLANK.split(text):
        for fields in _groups(block):
            finding = _finding(fields)
            if finding is not None and len(found) < MOST_RECIPIENTS:
                found.append(finding)
    return found


def _groups(block: str) -> Iterator[dict[str, str]]:
    """The fields of a block; a field that comes again begins the next recipient (some servers forget the blank line)."""
    fields: dict[str, str] = {}
    last = ""
    for line in block.split("\n"):
        if line[:1] in (" ", "\t") and last and not _known(line):
            if len(fields[last]) < 10_000:
                fields[last] += " " + line.strip()
            continue
        match = _FIELD.match(line)
        if not match:
            continue
        name = match[1].lower()
        if name == "final-recipient" and name in fields:
            yield fields
            fields = {}
        last = name
        fields.setdefault(name, match[2].strip())
    yield fields


def _known(line: str) -> bool:
    """An indented line that is a field all the same."""
    match = _FIELD.match(line)
    return (
        bool(match) and match[1].lower() in {"final-recipient", "action", "status", "diagnostic-code", "remote-mta"}
        if match
        else False
    )


def _finding(fields: dict[str, str]) -> Finding | None:
    recipient = next(
        (
            address
            for name in ("final-recipient", "original-recipient", "x-actual-recipient")
            if (address := _address(fields.get(name, "")))
        ),
        "",
    )
    if not recipient and not ("final-recipient" in fields and "action" in fields):
        return None
    original = _address(fields.get("original-recipient", ""))
    if not recipient or (original and "@" not in _value(fields.get("final-recipient", ""))):
        recipient = original or recipient or _value(fields.get("final-recipient", "")).strip("<>\"'")
    given = fields.get("status", "")
    diagnosis = headers.decoded(_TYPE.sub("", fields.get("diagnostic-code", ""), count=1))
    comment = given.partition("(")[2].rstrip(") ")
    return Finding(
        recipient=recipient,
        action=fields.get("action", "").partition(" ")[0].strip().lower(),
        status=codes.status_field(given),
        diagnosis=diagnosis,
        around=comment,
        local=fields.get("diagnostic-code", "").lower().lstrip().startswith("x-unix"),
    )


def _value(field: str) -> str:
    return _TYPE.sub("", field, count=1).strip()


def _address(field: str) -> str:
    found = _ADDRESS.search(_value(field))
    return found[0] if found else ""
