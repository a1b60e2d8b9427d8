"""Is a mail a delivery report, and what does it say of whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from anxin.foundation.mail import addresses, headers
from anxin.foundation.mail.bounces import delivery_status, notices, plain, reasons
from anxin.foundation.mail.bounces.reasons import Finding
from anxin.foundation.mail.parts import Part
from anxin.foundation.mail.types import Bounce

_DAEMON = re.compile(
    r"mailer-?daemon|postmaster|post_master|poostmaster|mail[. _-]?deliver(?:y|er)[. _-]?(?:sub)?(?:system|service)|internet mail delivery|delivery[. _-]?subsystem|mailer (?:delivery|administrator)|mail administrator|mdaemon|bounces?@|"
    r"mailscanner|microsoftexchange[0-9a-f]{6,}|content-filter|mail[-_ ]?gateway|system administrator|微软|系统退信|mail system",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"undeliver(?:able|ed)|deliver(?:y|ed)\b.{0,30}\b(?:status|fail|problem|report|notif|error|delay|warning|impossible)|(?:fail|error|could ?n.t|unable).{0,30}\bdeliver|return(?:ed|ing) (?:mail|message|to sender)|failure (?:notice|notification|delivery)|non-?deliver|"
    r"mail (?:system error|delivery|failure|status|undeliverable)|message (?:delivery|status|not delivered|you sent blocked)|warning: (?:could not send|message)|delayed mail|mail failure|not delivered|could not be delivered|couldn.t be delivered|postmaster notify|bounce(?:d)? (?:mail|message)|"
    r"rejected(?:: | mail)|error sending your mail|there was an error sending|considered unsolicited|smtp server: errors|loop alert|mail error|"
    r"退信|系统退信|退件|投递失败|邮件未送达|无法(?:投递|送达|发送|传递|递送)|未(?:能)?(?:投递|送达)|無法(?:傳遞|投遞|遞送|寄送)|传递失败|发送失败|寄送失敗|延迟(?:投递|送达)|递送(?:状态|失败)|传递状态|"
    r"配信(?:でき|不能|エラー|失敗)|配送(?:失敗|エラー)|送信(?:エラー|できま)|届けできません|エラーメール|unzustellbar|zustell(?:ung|fehler|bericht)|nicht zugestellt|non remis|échec de (?:la )?(?:remise|distribution)|non recapitabile|mancata consegna|no se (?:puede|pudo) entregar|"
    r"error de entrega|не доставлено|недоставлен|не может быть доставлен|não (?:entregue|foi entregue)|onbestelbaar|kan ikke leveres|kunde inte levereras",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"could not be delivered|(?:was|were) not delivered|(?:un)?able to (?:be )?deliver|n.t able to deliver|undeliverable|delivery (?:to the following|has (?:failed|been delayed)|failed|status|error|attempts?)|deliver(?:y)? (?:your|the|this) (?:mail|message)|did not reach the following|"
    r"returned to (?:you|sender)|permanent(?: delivery)? (?:error|failure|fatal)|unrecoverable error|delivery errors|transcript of session|said: ?[45]\d\d|<<< ?[45]\d\d|remote host said|failed (?:permanently|with: \d|address)|(?:message|mail) (?:was )?(?:rejected|refused|blocked|not accepted)|"
    r"failure reasons|invalid final delivery|unknown (?:user|recipient|address)|user unknown|final-recipient|following (?:address|recipient)|error message below|automatically generated delivery|mailbox (?:is )?full|was considered unsolicited|trouble delivering|not deliverable|"
    r"an error (?:has )?occurred while|error occurred|duplicated message-id|delivery report|could not deliver|undelivered|[45]\d\d [45]\.\d\.\d|"
    r"delivery problem|non-delivered|delivery was not|as their mailbox|mail(?:box)? exceeded|will be retried|has not been delivered|did not receive this message|"
    r"未能向|退信|退回|无法(?:投递|送达|发送|传递|递送)|投递失败|未(?:能)?(?:送达|投递)|被.{0,10}拒绝|傳遞|配信|送信できません|届け|見つかりません|zugestellt|remis|consegna|entregar|доставлен|entregue",
    re.IGNORECASE,
)
# Opening words only a server writes; a person who quotes them writes something of their own above.
_OPENING = re.compile(
    r"\W{0,200}(?:this message was created automatically by|(?:hi\W+)?this is (?:the|an?) (?:mail system|qmail-send|postfix|dragonfly|mailer-daemon|automatically generated delivery)|i'm sorry to have to inform you|"
    r"(?:sorry, )?(?:we were|i was|i'm afraid i was|i wasn|we weren)\W?t? ?(?:un)?able to deliver your|delivery to the following recipients? (?:failed|has been delayed)|your (?:mail|message) (?:sent on|to|to the following).{0,200}?(?:could not be|was not|cannot be|did not) |"
    r"your message\s+to:|could not be delivered to|----- ?the following addresses had|message from \S{3,80}\s+unable to deliver|unable to deliver message to|抱歉，您的邮件(?:被退回|无法)|很抱歉，(?:您的邮件|您发送的邮件)|您(?:发送|投递)的邮件.{0,80}(?:退|无法|失败)|次のあて先)",
    re.IGNORECASE | re.DOTALL,
)
_ROBOT = re.compile(r"no-?reply|do-?not-?reply|daemon|system|admin|notification|bounce|mailgate|@sns\.", re.IGNORECASE)
_LOOP = re.compile(r"loop (?:alert|back warning)", re.IGNORECASE)
_NOT_FAILED = re.compile(r"\s*(?:re|aw|fwd?|回复|答复|转发|sv)\s*[:：]", re.IGNORECASE)


@dataclass(frozen=True)
class Report:
    """What is known of a mail as a delivery report."""

    bounces: tuple[Bounce, ...]
    original_id: str


def read(root: Part, text: str, sender: str) -> Report | None:
    """The report a mail is, None when it is none. `text` is its whole text, `sender` the decoded From."""
    parts = list(root.walk())
    found = _machine(parts, text)
    if found is None:
        found = _notice(text)
    if found is None and _looks_like_report(root, parts, text, sender):
        found = _human(root, parts, text) or [Finding(_addressee(parts), diagnosis=plain.report_part(text))]
    if found is None:
        return None
    original = _original(parts)
    return Report(tuple(reasons.judged(each) for each in found), _original_id(original, text))


def _machine(parts: list[Part], text: str) -> list[Finding] | None:
    """From message/delivery-status, or its fields in the text of a report whose part is gone."""
    statuses = [
        part for part in parts if part.content_type in ("message/delivery-status", "message/global-delivery-status")
    ]
    if not statuses:
        return None
    found = [each for part in statuses for each in delivery_status.findings(part.text)]
    if not found:
        return None
    report = plain.report_part(text)
    for finding in found:
        finding.around = "\n".join(each for each in (finding.around, _about(finding, found, report)) if each)
    return found


def _about(finding: Finding, found: list[Finding], report: str) -> str:
    """Of the text for people what concerns this recipient: all of it when there is only one."""
    if len(found) == 1:
        return report
    lines = report.split("\n")
    others = [each.recipient.lower() for each in found if each is not finding]
    taken: list[str] = []
    inside = False
    for line in lines:
        low = line.lower()
        if finding.recipient.lower() in low:
            inside = True
        elif any(other in low for other in others):
            inside = False
        if inside:
            taken.append(line)
    return "\n".join(taken)


def _notice(text: str) -> list[Finding] | None:
    kind, found = notices.read(text)
    return found if kind in ("bounce", "delivery") else None


def _looks_like_report(root: Part, parts: list[Part], text: str, sender: str) -> bool:
    """A server's own header, or two signs that agree: who sends it, what its subject and its text say, what it returns."""
    subject = headers.decoded(root.header("Subject"))[:300]
    report = plain.report_part(text)
    speaks = bool(_BODY.search(report[:8_000]))
    about = bool(_SUBJECT.search(subject)) and not _NOT_FAILED.match(subject)
    if "delivery-status" in root.type_parameters.get("report-type", "") or _LOOP.match(subject):
        return True
    if root.header("X-Failed-Recipients"):
        return speaks or about
    from_nobody = root.header("Return-Path").strip() in ("<>", "<MAILER-DAEMON>")
    returns = _original(parts) is not None or len(report) < len(text.rstrip()) - 20
    if _DAEMON.search(sender) or sender.strip() in ("<>", ""):
        return (speaks and (about or from_nobody or returns or _has_code(report))) or (
            about and (from_nobody or returns)
        )
    if _NOT_FAILED.match(subject) or root.header("In-Reply-To") or not speaks:
        return False
    if _OPENING.match(report) and (about or from_nobody or returns or _ROBOT.search(sender)):
        return True
    if _returned_to_its_sender(root, parts):
        return True
    return (about and (from_nobody or (returns and _has_code(report)))) or (from_nobody and returns)


def _returned_to_its_sender(root: Part, parts: list[Part]) -> bool:
    """The mail attached was written by the one this mail goes to."""
    original = _original(parts)
    if original is None:
        return False
    writers = {
        each.address.lower() for name in ("From", "Return-Path") for each in addresses.read(original.header(name))
    }
    return bool(writers & {each.address.lower() for each in addresses.read(root.header("To"))} - {""})


def _has_code(report: str) -> bool:
    return bool(re.search(r"(?<!\d)[45]\d\d[ -]|[45]\.\d\.\d|#[45]\.", report))


def _human(root: Part, parts: list[Part], text: str) -> list[Finding]:
    embedded = delivery_status.findings(text) if "final-recipient" in text.lower() else []
    if embedded:
        return embedded
    failed = tuple(each.address for each in addresses.read(root.header("X-Failed-Recipients")) if each.address)
    original = _original(parts)
    others = {
        each.address.lower()
        for name in ("From", "To", "Reply-To", "Return-Path")
        for each in addresses.read(root.header(name))
    }
    if original is not None:
        others |= {
            each.address.lower()
            for name in ("From", "Return-Path", "Reply-To")
            for each in addresses.read(original.header(name))
        }
    others -= {each.lower() for each in failed}
    found = plain.findings(text, failed=failed, not_recipients=frozenset(others))
    delayed = bool(
        re.search(
            r"delay|warning|still being retried|延迟|延時", headers.decoded(root.header("Subject")), re.IGNORECASE
        )
    )
    for finding in found:
        finding.action = finding.action or ("delayed" if delayed else "")
    return found


def _addressee(parts: list[Part]) -> str:
    """The recipient of the returned mail, when the report names none itself."""
    original = _original(parts)
    found = addresses.read(original.header("To")) if original is not None else ()
    return found[0].address if found else ""


def _original(parts: list[Part]) -> Part | None:
    """The returned mail or its headers."""
    for part in parts:
        if part.content_type in ("message/rfc822", "message/global") and part.children:
            return part.children[0]
        if part.content_type == "text/rfc822-headers":
            found, _rest = headers.split(part.content)
            return Part(found, b"")
    return None


_TEXT_ID = re.compile(r"^[ \t>]{0,8}Message-ID:\s{0,4}<([^<>\s]{3,300})>", re.IGNORECASE | re.MULTILINE)


def _original_id(original: Part | None, text: str) -> str:
    if original is not None:
        found = next(headers.message_ids(original.header("Message-ID")), "")
        if found:
            return found
    match = _TEXT_ID.search(text[:100_000])
    return match[1] if match else ""
