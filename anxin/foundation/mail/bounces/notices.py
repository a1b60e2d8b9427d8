"""Delivery news as JSON, as Amazon SES sends it through its notification service."""

from __future__ import annotations

import json
import re
from typing import Any

from anxin.foundation.mail.bounces import codes
from anxin.foundation.mail.bounces.reasons import Finding


def read(text: str) -> tuple[str, list[Finding]]:
    """(`bounce`, `complaint`, `delivery` or "", findings) of a text that is such a notice."""
    start = text.find("{")
    if start < 0 or '"notificationType"' not in text[:200_000]:
        return "", []
    notice = _parsed(text[start:])
    kind = str(notice.get("notificationType", "")).lower()
    details = notice.get(kind)
    if kind not in ("bounce", "complaint", "delivery") or not isinstance(details, dict):
        return "", []
    if kind == "complaint":
        return kind, []
    if kind == "delivery":
        response = str(details.get("smtpResponse", ""))
        addresses = details.get("recipients")
        listed = [str(each) for each in addresses[:200]] if isinstance(addresses, list) else []
        return kind, [
            Finding(each, action="delivered", status=codes.status_in(response), diagnosis=response) for each in listed
        ]
    people = details.get("bouncedRecipients")
    return kind, [_finding(each) for each in people[:200] if isinstance(each, dict)] if isinstance(people, list) else []


def _parsed(text: str) -> dict[str, Any]:
    """The object at the start of the text; lines that a mail server wrapped with "!" are joined again."""
    for candidate in (text, re.sub(r"!\n ", "", text), text.replace("\n", "")):
        try:
            value, _end = json.JSONDecoder(strict=False).raw_decode(candidate)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            inner = value.get("Message")
            return _parsed(inner) if isinstance(inner, str) and inner.lstrip().startswith("{") else value
    return {}


def _finding(person: dict[str, Any]) -> Finding:
    diagnosis = str(person.get("diagnosticCode", "")).partition(";")
    return Finding(
        str(person.get("emailAddress", "")),
        action=str(person.get("action", "")).lower(),
        status=codes.status_field(str(person.get("status", ""))),
        diagnosis=(diagnosis[2] or diagnosis[0]).strip(),
    )
