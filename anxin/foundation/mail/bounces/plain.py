"""Reports written for people: the recipients and what is said of each, found in running text."""

from __future__ import annotations

import re

from anxin.foundation.mail.bounces.reasons import Finding

MOST_LINES = 400
MOST_RECIPIENTS = 200
_ORIGINAL = re.compile(
    r"\s{0,8}(?:[-=*_>#\s]{0,40}(?:below (?:this line )?is a copy|enclosed is a copy|(?:the |here is the )?original (?:message|mail|e-?mail)(?: \w{1,20}){0,4}|(?:this|here|included|below) is a copy of|"
    r"unsent message|(?:the )?header of the original|message headers? follow|returned message|your (?:original )?message (?:reads|follows|is (?:enclosed|attached|included|below))|a copy of (?:the|your)|"
    r"transcript of original|original message headers|forwarded message|start of (?:returned|original)|headers? of (?:the )?(?:original|your)|原始?邮件(?:内容|正文|如下)|以下(?:是|为)(?:您的)?原始?邮件|原文|original-nachricht|"
    r"the following is the beginning of the original)[^\n]{0,80}|(?:return-path|received|x-received|dkim-signature|x-google-[a-z-]{3,40}|arc-seal|x-original-to|x-originating-ip|delivered-to): ?\S[^\n]*)",
    re.IGNORECASE,
)
_ADDRESS = r"[A-Za-z0-9._%+=!#$&*/?^~-]{1,200}@[A-Za-z0-9.-]{1,200}[A-Za-z0-9]"
_LISTED = re.compile(
    rf"\s{{0,12}}(?:[*•·-]\s{{0,4}})?(?:rcpt to|recipient(?: address)?|to|failed recipient|收件人|收件人地址|收信人|收件地址|宛先)?\s{{0,4}}[:：|]?\s{{0,4}}[<\"'(\[]?\s?(?:mailto:)?({_ADDRESS})[>\"')\]]?"
    rf"(?:\s?\([^()\n]{{0,80}}\))?(?:\s{{0,12}}(?:[:;,.：，。-]|\[|\.\.\.|$|on\s|error|invalid|unknown|because|due|的|\().*|\s{{0,20}}$|\s{{1,12}}[A-Z].*)",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(
    rf"\s{{0,4}}(?:[245]\d\d)[ -](?:[245]\.\d\.\d{{1,3}}\s)?[<\"']?({_ADDRESS})[>\"']?\.\.\.", re.IGNORECASE
)
_IN_SENTENCE = re.compile(
    rf"(?:deliver(?:ing|ed|y)?|message|mail|sen[dt]|address(?:es)?|recipients?|userid|user|errors?|发送|投递|发往|发给|收件人|地址)[^\n<@]{{0,60}}?[<\"' :：(\[]({_ADDRESS})",
    re.IGNORECASE,
)
_ANY = re.compile(rf"[<\"' :：(\[]?({_ADDRESS})")
_CUT_NAMES = ("postmaster@", "mailer-daemon@", "abuse@", "support@", "help@", "noreply@", "no-reply@", "cid:")


def report_part(text: str) -> str:
    """The report without the returned mail below it."""
    lines = text.split("\n", MOST_LINES)[:MOST_LINES]
    for index, line in enumerate(lines):
        if _ORIGINAL.fullmatch(line[:300]) and any(each.strip() for each in lines[:index]):
            return "\n".join(lines[:index])
    return "\n".join(lines)


def findings(text: str, *, failed: tuple[str, ...] = (), not_recipients: frozenset[str] = frozenset()) -> list[Finding]:
    """The recipients of a report in its order. `failed` are those its headers name; `not_recipients` are sender and servers."""
    report = report_part(text)
    lines = report.split("\n")
    wanted = {each.lower() for each in failed}
    found = _transcript(lines, not_recipients)
    if not found:
        found = _listed(lines, wanted, not_recipients)
    if not found:
        found = [Finding(each, diagnosis=report) for each in failed] or _mentioned(report, not_recipients)
    return found[:MOST_RECIPIENTS]


def _transcript(lines: list[str], others: frozenset[str]) -> list[Finding]:
    """Old Sendmail: a line per recipient, what the server said above it."""
    found: dict[str, Finding] = {}
    start = 0
    for index, line in enumerate(lines):
        match = _TRANSCRIPT.match(line[:400])
        if match and _usable(match[1], others):
            said = [each for each in lines[start:index] if re.match(r"\s*(?:<<<|[45]\d\d[ -])", each)]
            context = "\n".join(lines[start : index + 1])
            found.setdefault(
                match[1].lower(), Finding(match[1], diagnosis=_remote(said) or line.strip(), around=context)
            )
            start = index + 1
    return list(found.values())


def _remote(said: list[str]) -> str:
    return "\n".join(each.strip().removeprefix("<<<").strip() for each in said if each.strip().startswith("<<<"))


def _listed(lines: list[str], wanted: set[str], others: frozenset[str]) -> list[Finding]:
    """A line per recipient, what is said of it on the same line and below, up to the next one."""
    heads: list[tuple[int, str]] = []
    for index, line in enumerate(lines):
        match = _LISTED.match(line[:400])
        if (
            match
            and _usable(match[1], others)
            and (not wanted or match[1].lower() in wanted)
            and not (heads and heads[-1][1].lower() == match[1].lower())
        ):
            heads.append((index, match[1]))
    found: dict[str, Finding] = {}
    intro = "\n".join(lines[: heads[0][0]]) if heads else ""
    for place, (index, address) in enumerate(heads):
        until = heads[place + 1][0] if place + 1 < len(heads) else len(lines)
        said = "\n".join([lines[index].replace(address, "…", 1), *lines[index + 1 : until]]).strip(" \n…<>:\"'")
        if address.lower() in found:
            old = found[address.lower()]
            old.diagnosis = old.diagnosis or said
            continue
        found[address.lower()] = Finding(address, diagnosis=said, around=intro)
    return list(found.values())


def _mentioned(report: str, others: frozenset[str]) -> list[Finding]:
    """The address a sentence about the delivery names; the first address of the report if none does."""
    for pattern in (_IN_SENTENCE, _ANY):
        for match in pattern.finditer(report[:20_000]):
            if _usable(match[1], others):
                return [Finding(match[1].strip("."), diagnosis=report)]
    return []


def _usable(address: str, others: frozenset[str]) -> bool:
    lowered = address.lower()
    domain = lowered.rpartition("@")[2]
    return lowered not in others and not lowered.startswith(_CUT_NAMES) and "." in domain and "/" not in domain
