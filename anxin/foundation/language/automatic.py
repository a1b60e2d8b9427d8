"""Recognises mail that no person wrote: out-of-office notes, receipts, bounces, lists; by headers, then by words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from anxin.foundation.language.folding import fold

AutomaticKind = Literal["bounce", "auto_reply", "bulk"]

_BOUNCE_SENDER = re.compile(r"mailer-daemon|postmaster@", re.IGNORECASE)
_AUTO_SUBJECT = re.compile(
    r"^\s*(?:自动(?:回[复覆]|答[复覆]|应答)|外出(?:回[复覆])?|不在办公室|休假(?:中)?(?:自动)?回[复覆]|已读[:：]|read: |auto:"
    r"|auto(?:matic)?[ -]?(?:reply|response|answer)|out of (?:the )?office|ooo\b|vacation (?:reply|notice)"
    r"|on (?:annual |parental |sick )?leave)"
)
_BOUNCE_SUBJECT = re.compile(
    r"undeliver(?:able|ed)|delivery (?:status notification|failure|has failed)|mail delivery (?:failed|system)"
    r"|returned mail|failure notice|退信|投递失败|无法投递|系统退信"
)
_AUTO_TEXT = re.compile(
    r"这是一封自动回[复覆]|(?:此|本)邮件(?:为|由)?系统?自动(?:发送|发出|回[复覆])"
    r"|您的(?:来信|邮件)我?已经?收到[，,。!！ ]*我?(?:会|将)?(?:尽快|稍后)"
    r"|我?(?:现|目前|正)(?:在|处于)?(?:休假|出差|外出|年假|产假)(?:中|期间)?[，,。 ].{0,40}(?:回[复覆]|联系|处理|邮件)"
    r"|i(?:'m| am|'ll be| will be) (?:currently |now )?(?:out of (?:the )?office|on vacation|away from"
    r"|on (?:annual |parental |maternity |sick )?leave)"
    r"|this is an auto(?:mated|matic)(?:ally generated)? (?:reply|response|message|e-?mail)"
    r"|(?:limited|no) access to (?:my )?e-?mail"
)
_SHORT_ENOUGH = 1_500  # an automatic note is short; the same words inside a long letter are somebody's quotation


def find_automatic(headers: Mapping[str, str], text: str) -> AutomaticKind | None:
    """What kind of automatic mail this is, or None when a person probably wrote it.

    Header names may be in any case. `text` is the newest part of the body, without quoted mail.
    """
    by_name = {name.lower(): fold(value).strip() for name, value in headers.items()}
    subject = by_name.get("subject", "")
    if _is_bounce(by_name, subject):
        return "bounce"
    if _is_auto_reply(by_name, subject) or _says_automatic(text):
        return "auto_reply"
    return "bulk" if _is_bulk(by_name) else None


def _says_automatic(text: str) -> bool:
    return len(text) <= _SHORT_ENOUGH and bool(_AUTO_TEXT.search(fold(text.replace("’", "'"))))


def _is_bounce(headers: Mapping[str, str], subject: str) -> bool:
    content_type = headers.get("content-type", "")
    is_report = "multipart/report" in content_type and "disposition" not in content_type
    is_daemon = bool(_BOUNCE_SENDER.search(headers.get("from", "")))
    has_no_sender = headers.get("return-path") == "<>" and "auto-submitted" not in headers
    return is_report or is_daemon or (has_no_sender and bool(_BOUNCE_SUBJECT.search(subject)))


def _is_auto_reply(headers: Mapping[str, str], subject: str) -> bool:
    submitted = headers.get("auto-submitted", "no").split(";")[0].strip()
    return bool(
        submitted not in ("no", "")
        or "disposition-notification" in headers.get("content-type", "")
        or any(name in headers for name in ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from"))
        or headers.get("x-auto-response-suppress", "") in ("all", "oof")
        or headers.get("precedence") == "auto_reply"
        or _AUTO_SUBJECT.search(subject)
    )


def _is_bulk(headers: Mapping[str, str]) -> bool:
    return headers.get("precedence") in ("bulk", "list", "junk") or not {"list-id", "list-unsubscribe"}.isdisjoint(
        headers
    )
