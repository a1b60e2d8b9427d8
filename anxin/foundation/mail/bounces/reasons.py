"""From the numbers and words of a report to its reason, and whether the address can ever work."""

from __future__ import annotations

import re
from dataclasses import dataclass

from anxin.foundation.mail.bounces import codes, wording
from anxin.foundation.mail.types import Bounce

PERMANENT = frozenset({"userunknown", "hostunknown", "hasmoved", "notaccept"})
"""A full mailbox or a refusal by policy passes; these do not."""
_LONGEST = 4_000
_ADDRESS = re.compile(r"[a-z0-9._%+=!#$&*/?^{|}~-]{1,100}@[a-z0-9.-]{1,200}")
_LINK = re.compile(r"https?://[^\s>)]{1,300}")
_CONTINUED = re.compile(r"(?<=\S)\s[245]\d\d-(?:[245]\.\d{1,3}\.\d{1,3}\s)?|\s[245]\d\d\s(?=[245]\.\d{1,3}\.\d{1,3}\s)")


@dataclass
class Finding:
    """What a report says of one recipient, before it is judged."""

    recipient: str
    action: str = ""
    """failed, delayed, delivered, relayed, expanded; "" when the report does not tell."""
    status: str = ""
    diagnosis: str = ""
    around: str = ""
    """The rest of the report that may tell more, such as the transcript of the session."""
    local: bool = False
    """Whether a program on the receiving machine failed, not a server."""


def judged(finding: Finding) -> Bounce:
    """Reason, numbers and permanence of a finding."""
    diagnosis = finding.diagnosis[:_LONGEST]
    around = finding.around[:_LONGEST]
    status, code = _numbers(finding, diagnosis, around)
    if finding.action in ("delivered", "relayed", "expanded"):
        return _made(finding, status or "2.0.0", code, "delivered", diagnosis)
    reason = _reason(finding, status or ("4" if code.startswith("4") else ""), _words_of(diagnosis), _words_of(around))
    if not status:
        status = codes.derived(reason, temporary=code.startswith("4") or finding.action == "delayed")
    return _made(finding, status, code, reason, diagnosis or around)


def _made(finding: Finding, status: str, code: str, reason: str, diagnosis: str) -> Bounce:
    local, at, domain = finding.recipient.rpartition("@")
    return Bounce(
        recipient=f"{local}@{domain.lower()}" if at else finding.recipient,
        status=status,
        code=code,
        permanent=reason in PERMANENT and not (reason == "notaccept" and status.startswith("4")),
        reason=reason,
        diagnosis=" ".join(diagnosis.split())[:500],
    )


def _numbers(finding: Finding, diagnosis: str, around: str) -> tuple[str, str]:
    """The given status, unless it is vague and the words of the server hold a better one."""
    code = codes.reply_in(diagnosis)
    told = codes.status_in(diagnosis)
    if not code and codes.vague(told):
        code, told = codes.reply_in(around), told if not codes.vague(told) else codes.status_in(around)
    status = finding.status
    if told and (codes.vague(status) or told[0] == status[:1]) and not (codes.vague(told) and status):
        status = told
    if code and status and code[0] != status[0]:
        code = code if codes.vague(status) else next((c for c in (codes.reply_in(around),) if c[:1] == status[0]), "")
    return status, code


def _words_of(text: str) -> str:
    """Lower case, one line, without addresses and links (their names are no words), continuation codes taken out."""
    flat = _CONTINUED.sub(" ", " " + " ".join(text.split())).lower()
    return _ADDRESS.sub("…", _LINK.sub(" ", flat))


# Reasons whose status is so precise that their words, wherever they stand, confirm it.
_PRECISE = frozenset(
    {
        "userunknown",
        "hostunknown",
        "hasmoved",
        "mailboxfull",
        "expired",
        "rejected",
        "suspend",
        "systemerror",
        "networkerror",
        "authfailure",
        "notaccept",
    }
)


def _reason(finding: Finding, status: str, diagnosis: str, around: str) -> str:
    meant = codes.meaning(status)
    if finding.local:
        return "mailboxfull" if wording.says(diagnosis, "mailboxfull") else "mailererror"
    said = ""
    for words in (wording.remote_words(diagnosis), diagnosis, wording.remote_words(around), around):
        said = wording.reason_in(words) if words else ""
        if said and said != "refused":
            break
    if meant == "hasmoved" or (
        meant in _PRECISE and said not in ("filtered", "virusdetected") and wording.says(diagnosis or around, meant)
    ):
        said = meant
    if said in ("", "refused") and meant and finding.action != "delayed":
        return meant
    return (
        _by_stage(finding, said, status, f"{diagnosis} {around}")
        or meant
        or ("onhold" if diagnosis.strip(" …") else "undefined")
    )


def _by_stage(finding: Finding, said: str, status: str, words: str) -> str:
    """The words seen with the stage of the dialogue and the class of the status; "" when nothing is said."""
    stage = wording.stage_in(words)
    if stage == "MAIL" and said in ("userunknown", "hostunknown", "securityerror", "refused"):
        return "rejected"
    if stage == "CONN" and said in ("", "securityerror", "systemerror", "refused"):
        return "blocked"
    if said == "hostunknown" and status.startswith("4"):
        return "networkerror"
    if said == "userunknown":
        return _unknown_user(status, stage, words)
    if finding.action == "delayed" and said in ("", "refused", "systemerror", "mailererror"):
        return "expired"
    return "filtered" if said == "refused" else said


def _unknown_user(status: str, stage: str, words: str) -> str:
    """Permanent only when it is sure that the address was judged.

    After the whole mail was sent, "no such user" is a filter's excuse; so may be a bare reply code that names
    neither the stage nor an enhanced status. A system that speaks of its own users gives no code at all.
    """
    if codes.meaning(status) in ("userunknown", "hostunknown", "hasmoved") or re.search(
        r"n.t have an? |不存在|找不到|查无", words
    ):
        return "userunknown"
    if stage == "DATA" or status.endswith(".2.0") or status.startswith("5.7."):
        return "filtered"
    if stage != "RCPT" and codes.vague(status) and codes.reply_in(words):
        return "filtered"
    return "userunknown"
