"""The door: the bytes of a mail in, what it says out."""

from __future__ import annotations

from anxin.foundation.language.detect import detect_language
from anxin.foundation.mail import (
    addresses,
    attachments,
    headers,
    html_clean,
    html_text,
    invitations,
    kinds,
    parts,
    texts,
    tnef,
)
from anxin.foundation.mail.parts import Part
from anxin.foundation.mail.quotes import marks
from anxin.foundation.mail.quotes.trimming import new_text
from anxin.foundation.mail.types import Address, Forwarded, ParsedMail

LARGEST = 64 * 1024 * 1024
"""Bytes that are read of one mail; providers refuse larger ones."""
LONGEST_TEXT = 1_000_000
_MOST_FORWARDED = 10


def read(raw: bytes) -> ParsedMail:
    """What a mail says. Never raises: `error` of the result tells what could not be read, the rest holds what could."""
    try:
        return read_or_raise(raw)
    except Exception as error:  # one unforeseen mail must not stop the mails behind it
        root = Part(headers.split(raw[:100_000].lstrip(b"\r\n"))[0], b"")
        return _mail(root, texts.Body(), [f"could not be read: {type(error).__name__}"])


def read_or_raise(raw: bytes) -> ParsedMail:
    """Like `read`, but an error of this code comes through; for its tests."""
    root = parts.parse(raw[:LARGEST])
    trouble = list(dict.fromkeys(root.trouble))
    if len(raw) > LARGEST:
        trouble.insert(0, f"longer than {LARGEST} bytes")
    if not raw.strip():
        trouble = ["empty"]
    return _mail(root, texts.body_of(root), trouble)


def _mail(root: Part, body: texts.Body, trouble: list[str]) -> ParsedMail:
    _unpack(body)
    subject = headers.decoded(root.header("Subject"))
    sender = next(iter(addresses.read(root.header("From")) or addresses.read(root.header("Sender"))), None)
    html = body.whole_html
    tree = html_text.tree_of(html) if html else None
    text = _tidy("\n\n".join(each for each in body.plain if each.strip()))
    kind, report = kinds.kind_of(root, text, headers.decoded(root.header("From")))
    in_reply_to = next(headers.message_ids(root.header("In-Reply-To")), "")
    references = tuple(headers.message_ids(root.header("References")))[-200:]
    reply = _reply(text, tree, body, subject, bool(in_reply_to or references))
    shown = html_clean.content_ids(html) if html else frozenset()
    return ParsedMail(
        kind=kind,
        sender=sender,
        to=addresses.read(root.header("To")),
        cc=addresses.read(root.header("Cc")),
        reply_to=addresses.read(root.header("Reply-To")),
        subject=subject,
        message_id=next(headers.message_ids(root.header("Message-ID")), ""),
        in_reply_to=in_reply_to,
        references=references,
        date=headers.instant(headers.decoded(root.header("Date"))[:200]),
        text=text,
        reply_text=reply,
        html=html_clean.cleaned(tree) if html is not None else None,
        attachments=attachments.of_parts(body.files, shown),
        bounces=report.bounces if report else (),
        forwarded=_forwarded(root, body),
        invitations=invitations.of_parts(body.calendars),
        language=detect_language(reply) if any(char.isalpha() for char in reply) else "",
        headers=tuple((name, headers.decoded(headers.raw_text(value))) for name, value in root.headers),
        original_message_id=report.original_id if report else (in_reply_to if kind == "auto_reply" else ""),
        error="; ".join(trouble) or None,
    )


def _reply(text: str, tree: object, body: texts.Body, subject: str, is_reply: bool) -> str:
    """From the plain text; from the HTML where only it marks quotes and signature, or where it is all there is."""
    reply = new_text(text, subject=subject, is_reply=is_reply)
    if tree is None or (body.plain_written and reply != text.strip()):
        return reply
    if len(body.html) != 1 or len(body.plain) > 1:
        return reply
    from_html = new_text(_tidy(html_text.text_of(tree, signature=False)), subject=subject, is_reply=is_reply)
    if not body.plain_written:
        return from_html
    return from_html if 0 < len(from_html) < len(reply) * 0.8 and _same_start(from_html, reply) else reply


def _same_start(one: str, other: str) -> bool:
    """Whether two renderings begin with the same words, whatever their spaces."""
    first, second = ("".join(char for char in each[:300] if char.isalnum())[:20] for each in (one, other))
    return first[:20] == second[: len(first)]


def _unpack(body: texts.Body) -> None:
    """The text of a winmail.dat is the mail's text when it has no other."""
    if any(each.strip() for each in (*body.plain, *body.html)):
        return
    for part in body.files:
        if tnef.is_tnef(part.content_type, part.name):
            packed = tnef.read(part.content)
            if packed.html.strip():
                body.html.append(packed.html)
            if packed.text.strip() or packed.html.strip():
                body.plain.append(packed.text or html_text.text_of(html_text.tree_of(packed.html)))


def _tidy(text: str) -> str:
    """Lines without trailing spaces, no lone surrogates, no empty lines at the ends; bounded."""
    text = text[:LONGEST_TEXT].encode("utf-8", "replace").decode()
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _forwarded(root: Part, body: texts.Body) -> tuple[Forwarded, ...]:
    """Mails attached as message/rfc822; what is forwarded in the text itself stays in the text."""
    found: list[Forwarded] = []
    for part in body.files:
        if part.content_type in ("message/rfc822", "message/global") and part.children and len(found) < _MOST_FORWARDED:
            inner = part.children[0]
            found.append(
                Forwarded(
                    sender=_first(addresses.read(inner.header("From"))),
                    subject=headers.decoded(inner.header("Subject")),
                    message_id=next(headers.message_ids(inner.header("Message-ID")), ""),
                    text=_tidy("\n\n".join(each for each in texts.body_of(inner).plain if each.strip()))[:100_000],
                )
            )
    return tuple(found)


def _first(found: tuple[Address, ...]) -> Address | None:
    return found[0] if found else None


def is_forward(mail: ParsedMail) -> bool:
    """Whether somebody passes on a mail that another wrote: by its subject, or as an attachment without much text."""
    return bool(marks.FORWARD_SUBJECT.match(mail.subject)) or (bool(mail.forwarded) and mail.kind == "message")
