"""What sort of mail this is: somebody's words, a delivery report, an automatic answer, a complaint of a provider."""

from __future__ import annotations

import re

from anxin.foundation.mail import headers
from anxin.foundation.mail.bounces import notices, reports
from anxin.foundation.mail.parts import Part
from anxin.foundation.mail.types import Kind

_AUTO_SUBJECT = re.compile(
    r"\s*(?:\W{0,3}(?:auto(?:matic|mated|matically)?[ -]?(?:reply|response|answer|respond|generated)|auto ?: ?\S|autoreply|out of (?:the )?office\W|ooo\b|vacation (?:reply|notice|message|response)|"
    r"自动(?:回复|答复|回覆|应答)|自動(?:回覆|回信|返信|応答)|休假(?:通知|自动)|外出(?:自动)?(?:回复|通知)|不在のお知らせ|休暇(?:中|のお知らせ)|"
    r"abwesenheit(?:snotiz|sassistent)?|automatische (?:antwort|antwoord)|réponse automatique|absence du bureau|absent du bureau|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori sede|resposta automática|"
    r"autosvar|automatiskt svar|автоответ|부재중|자동 ?(?:응답|회신)))",
    re.IGNORECASE,
)
# Subjects a person may write as well: they count in an answer to a mail of ours only.
_AWAY_SUBJECT = re.compile(
    r"\s*(?:re\s*:\s*)?(?:out of (?:the )?office|away from (?:the |my )?office|(?:i am |i.m )?on (?:vacation|holiday|leave)|休假中|外出不在|不在办公室|離開辦公室|休暇|nicht im (?:büro|haus)|ausente)",
    re.IGNORECASE,
)
_AUTO_BODY = re.compile(
    r"out of (?:the )?office|(?:on|in) (?:vacation|annual leave|holiday)|auto(?:matic|mated|matically)?[ -]?(?:reply|response|generated)|自动(?:回复|答复)|自動(?:回覆|返信)|休假|外出|出差|abwesen|absent|vacation",
    re.IGNORECASE,
)


_COMPLAINT = re.compile(
    r"complaint about message from|email abuse report|abuse report for an? e-?mail|feedback loop (?:report|message|notification)|this is an? .{0,40}abuse report|spam complaint (?:report|notification)|reported (?:this|your|the) (?:message|e-?mail|mail) as (?:spam|junk|abuse)",
    re.IGNORECASE,
)


def kind_of(root: Part, text: str, sender: str) -> tuple[Kind, reports.Report | None]:
    """The kind, and the delivery report when it is one."""
    parts = list(root.walk())
    if _is_feedback(root, parts, text):
        return "feedback_report", None
    automatic = _is_automatic(root, parts, text)
    if (
        automatic
        and root.header("Auto-Submitted").lower().startswith("auto-replied")
        and _AUTO_SUBJECT.match(_subject(root))
    ):
        return "auto_reply", None
    report = reports.read(root, text, sender)
    if report is not None:
        return "bounce", report
    return ("auto_reply" if automatic else "message"), None


def _subject(root: Part) -> str:
    return headers.decoded(root.header("Subject"))[:300]


def _is_feedback(root: Part, parts: list[Part], text: str) -> bool:
    """An abuse report (RFC 5965), its part or the same fields without the right type, or Amazon's complaint notice."""
    if any(part.content_type == "message/feedback-report" for part in parts):
        return True
    if "feedback-report" in root.type_parameters.get("report-type", ""):
        return True
    if re.search(r"^Feedback-Type:[ \t]*[a-z-]+", text[:20_000], re.IGNORECASE | re.MULTILINE) and re.search(
        r"^(?:User-Agent|Version|Source-IP):", text[:20_000], re.IGNORECASE | re.MULTILINE
    ):
        return True
    if any(part.content_type in ("message/rfc822", "text/rfc822-headers") for part in parts) and _COMPLAINT.search(
        f"{_subject(root)}\n{text[:1_000]}"
    ):
        return True
    return '"notificationType"' in text[:2_000] and notices.read(text)[0] == "complaint"


def _is_automatic(root: Part, parts: list[Part], text: str) -> bool:
    """By the headers that say so (RFC 3834 and what programs used before it), by the subject, or a read receipt (RFC 8098)."""
    submitted = root.header("Auto-Submitted").partition(";")[0].strip().lower()
    if submitted.startswith(("auto-replied", "auto-notified", "auto-generated")):
        return True
    if any(part.content_type == "message/disposition-notification" for part in parts):
        return True
    if _AUTO_SUBJECT.match(_without_reply(_subject(root))) and not _is_conversation(root):
        return True
    if _AWAY_SUBJECT.match(_subject(root)) and (
        root.header("In-Reply-To") or root.header("Return-Path").strip() == "<>"
    ):
        return True
    for name in (
        "X-Autoreply",
        "X-Autorespond",
        "X-Autoresponder",
        "X-Auto-Reply",
        "X-Auto-Respond",
        "X-AutoReply-From",
        "X-Mail-Autoreply",
        "X-Apple-Action",
        "X-FC-MachineGenerated",
        "X-POST-MessageClass",
    ):
        value = root.header(name).strip().lower()
        if value and value not in ("no", "false", "0"):
            return True
    precedence = root.header("Precedence").strip().lower()
    if precedence in ("auto_reply", "auto-reply", "autoreply"):
        return True
    if precedence in ("bulk", "junk") and _answers(root) and not root.header("List-Id"):
        return bool(_AUTO_BODY.search(text[:2_000]))
    if root.header("X-Auto-Response-Suppress").strip().lower() == "all" and _answers(root):
        return bool(_AUTO_BODY.search(text[:2_000]))
    return root.header("Return-Path").strip() == "<>" and _answers(root) and bool(_AUTO_BODY.search(text[:2_000]))


def _answers(root: Part) -> bool:
    return bool(
        root.header("In-Reply-To")
        or root.header("References")
        or re.match(r"\s*(?:re|aw|回复|答复|自动)\s*[:：]", _subject(root), re.IGNORECASE)
    )


def _without_reply(subject: str) -> str:
    return re.sub(r"^\s*(?:re|aw)\s*:\s*", "", subject, count=1, flags=re.IGNORECASE)


def _is_conversation(root: Part) -> bool:
    """A person who answers an automatic reply writes "Re: Automatic reply": its subject is not its own."""
    return (
        bool(re.match(r"\s*(?:re|aw|sv|回复|答复|回覆)\s*[:：]", _subject(root), re.IGNORECASE))
        and not root.header("X-Auto-Response-Suppress")
        and not root.header("Auto-Submitted")
    )
