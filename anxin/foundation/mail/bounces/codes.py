"""Numbers of delivery reports: SMTP reply codes (RFC 5321) and enhanced status codes (RFC 3463)."""

from __future__ import annotations

import re

_REPLY_AND_STATUS = re.compile(r"(?<![\d.])([45]\d\d)[ \t-]{1,3}['\"#(]{0,2}([45]\.\d{1,3}\.\d{1,3})(?![\d.])")
_STATUS = re.compile(r"(?<![\d.\[])([245]\.\d\.\d{1,3})(?![\d.\]])")
_STATUS_FIELD = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})")
_REPLY = re.compile(
    r"(?:^|(?<=[\s;:<>(\['\"=：]))(25[0-2]|421|432|45\d|47[1-3]|50[0-5]|51[0-3]|52\d|53\d|541|55\d|57[0-7])(?=[\s:;,-])(?!-?\d)(?! ?(?:minutes|hours|days|seconds|bytes|recipients|times|kb|mb|k)\b)",
    re.IGNORECASE,
)
_REMOTE_STATUS = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?=[\s)\]])")

# Status for a reason when the report gives none. 5.0.9nn is nobody's registered code: it says "derived from the words".
_DERIVED = {
    "onhold": "901",
    "syntaxerror": "902",
    "norelaying": "909",
    "filtered": "910",
    "userunknown": "911",
    "hostunknown": "912",
    "hasmoved": "916",
    "rejected": "918",
    "suspend": "921",
    "mailboxfull": "922",
    "exceedlimit": "923",
    "systemerror": "930",
    "systemfull": "931",
    "notaccept": "932",
    "mesgtoobig": "934",
    "mailererror": "939",
    "networkerror": "944",
    "speeding": "945",
    "toomanyconn": "945",
    "expired": "947",
    "contenterror": "960",
    "securityerror": "970",
    "virusdetected": "971",
    "blocked": "971",
    "policyviolation": "972",
    "requireptr": "973",
    "authfailure": "974",
    "badreputation": "975",
    "notcompliantrfc": "976",
    "spamdetected": "980",
}


def status_field(value: str) -> str:
    """The code of a Status field, its comment left out; "" when it holds none."""
    found = _STATUS_FIELD.match(value)
    return found[1] if found else ""


def status_in(text: str) -> str:
    """The code the remote server gave, in a diagnosis: behind a reply code if there is such a pair, else the first specific one."""
    pairs = [status for _reply, status in _REPLY_AND_STATUS.findall(text)]
    found = pairs[::-1] or _STATUS.findall(text) or _REMOTE_STATUS.findall(text)
    return next((each for each in found if not vague(each)), found[0] if found else "")


def reply_in(text: str) -> str:
    """The reply code in a diagnosis: the one before an enhanced status if there is such a pair, else the first that looks like one."""
    pairs = _REPLY_AND_STATUS.findall(text)
    if pairs:
        return str(pairs[-1][0])
    found: list[str] = _REPLY.findall(text)
    return found[0] if found else ""


def vague(status: str) -> bool:
    """Codes that say no more than "failed"."""
    return status in {"", "5.0.0", "4.0.0", "2.0.0"}


def derived(reason: str, *, temporary: bool) -> str:
    """A status for a reason, when the report has none."""
    return f"{4 if temporary else 5}.0.{_DERIVED.get(reason, '900')}"


# What a registered status says by itself (RFC 3463, 5248, 7372, 7505).
MEANINGS = {
    "1.0": "userunknown",
    "1.1": "userunknown",
    "1.2": "hostunknown",
    "1.3": "userunknown",
    "1.4": "filtered",
    "1.6": "hasmoved",
    "1.7": "rejected",
    "1.8": "rejected",
    "1.9": "systemerror",
    "1.10": "userunknown",
    "1.351": "userunknown",
    "2.0": "filtered",
    "2.1": "suspend",
    "2.2": "mailboxfull",
    "2.3": "exceedlimit",
    "2.4": "filtered",
    "3.0": "systemerror",
    "3.1": "systemfull",
    "3.2": "notaccept",
    "3.3": "systemerror",
    "3.4": "mesgtoobig",
    "3.5": "systemerror",
    "4.0": "networkerror",
    "4.1": "expired",
    "4.2": "expired",
    "4.3": "systemerror",
    "4.4": "hostunknown",
    "4.5": "systemfull",
    "4.6": "networkerror",
    "4.7": "expired",
    "5.0": "syntaxerror",
    "5.1": "syntaxerror",
    "5.2": "syntaxerror",
    "5.3": "toomanyconn",
    "5.4": "systemerror",
    "6.0": "contenterror",
    "6.1": "contenterror",
    "6.2": "contenterror",
    "6.3": "contenterror",
    "6.6": "contenterror",
    "6.7": "contenterror",
    "7.0": "securityerror",
    "7.1": "securityerror",
    "7.2": "securityerror",
    "7.5": "securityerror",
    "7.6": "securityerror",
    "7.7": "securityerror",
    "7.8": "securityerror",
    "7.9": "securityerror",
    "7.13": "suspend",
    "7.20": "authfailure",
    "7.21": "authfailure",
    "7.22": "authfailure",
    "7.23": "authfailure",
    "7.24": "authfailure",
    "7.25": "requireptr",
    "7.26": "authfailure",
    "7.27": "notaccept",
    "7.28": "speeding",
    "7.509": "authfailure",
    "7.606": "blocked",
    "7.650": "badreputation",
}


def meaning(status: str) -> str:
    """The reason a status names; "" when it is too vague."""
    return MEANINGS.get(status.partition(".")[2], "")
