"""What the headers of a mail tell about who sent it: lists, junk filters, forged senders."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BULK = frozenset({"bulk", "list", "junk"})
_DMARC_FAILED = re.compile(r"\bdmarc=(?:fail|permerror)\b", re.IGNORECASE)
# What the owner of the domain asked for; "none" only watches, so a failure then proves nothing.
_WATCHES_ONLY = re.compile(r"\bp=none\b|\baction=none\b", re.IGNORECASE)
_SUBJECT_MARKS = re.compile(
    r"^\s*(?:(?:re|aw|sv|antw|fw|fwd|wg|tr|rv|回复|回覆|答复|答覆|转发|轉發|转寄)(?:\[\d+\])?\s*[:：]\s*)+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:服务单|服務單|case|#|№)\s*[#:：]?\s*(\d{5,12})\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"^(?:no-?_?reply|do-?not-?reply|noreply|mailer|notifications?|webform|wordpress|www-data)\b", re.IGNORECASE
)

Headers = Iterable[tuple[str, str]]


def first(headers: Headers, name: str) -> str:
    """The topmost header of that name; it was added last, by the server nearest to us."""
    return next((value for key, value in headers if key.lower() == name), "")


def is_bulk(headers: Headers) -> bool:
    """Whether it was sent to many: a list (RFC 2919, RFC 2369), or marked so by its sender."""
    headers = list(headers)
    if first(headers, "list-unsubscribe") or first(headers, "list-id"):
        return True
    return first(headers, "precedence").strip().lower() in _BULK


def is_spam(headers: Headers) -> bool:
    """Whether a filter on the way marked it. Only a "yes" is believed: anybody can write "no"."""
    headers = list(headers)
    if first(headers, "x-spam-flag").strip().lower() == "yes":
        return True
    return first(headers, "x-spam-status").strip().lower().startswith("yes")


def is_forged(headers: Headers) -> bool:
    """Whether the server nearest to us found that the sender's domain did not send it, and its owner asks not to accept that (RFC 7489)."""
    result = first(headers, "authentication-results")
    return bool(_DMARC_FAILED.search(result)) and not _WATCHES_ONLY.search(result)


def base_subject(subject: str) -> str:
    """The subject without Re:, 回复：, Fwd: … and double blanks."""
    return " ".join(_SUBJECT_MARKS.sub("", subject).split())


def case_numbers(subject: str) -> list[int]:
    """Numbers of cases a subject names, as our own subjects write them."""
    return [int(found) for found in _NUMBER.findall(subject)]


def is_nobody(address: str) -> bool:
    """Whether nobody reads mail to this address: shop systems and web forms, which name the person in Reply-To."""
    return bool(_NOBODY.match(address))
