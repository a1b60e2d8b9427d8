"""What a mail says and carries, made ready to be stored: text short enough to read, files kept, logos out of sight."""

from __future__ import annotations

import io
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from anxin.domain.cases.operations.receiving import LONGEST_TEXT
from anxin.domain.conversations.types import NewFile
from anxin.foundation.errors import Invalid
from anxin.foundation.files import kinds
from anxin.foundation.files.operations import keep
from anxin.foundation.mail.types import Attachment, ParsedMail

_CUT_TO = LONGEST_TEXT - 500
_MOST_FILES = 100


@dataclass(frozen=True)
class Contents:
    """The text people read first, all of the text, and the kept files with the hash of what was sent."""

    text: str
    whole: str
    files: tuple[tuple[str, NewFile], ...]

    def files_for(self, known: Collection[int]) -> list[NewFile]:
        """The files for a thread that holds `known` ones already: pictures shown inside the text are listed once."""
        return [
            NewFile(
                file.file_id,
                file.name,
                file.content_id,
                file.is_hidden or (bool(file.content_id) and file.file_id in known),
            )
            for _sha256, file in self.files
        ]


def contents_of(mail: ParsedMail, *, language: str, is_passed_on: bool, at: datetime) -> Contents:
    """Keep a mail's files and cut its text. Before the transaction: cleaning photos takes long, and a file too many does no harm."""
    whole = (mail.forwarded[0].text if is_passed_on and mail.forwarded else mail.text).replace("\0", "").strip()
    text = (whole if is_passed_on else mail.reply_text.replace("\0", "").strip() or whole) or mail.subject.strip()
    files = [(each.sha256, file) for each in mail.attachments[:_MOST_FILES] if (file := _kept(each, at)) is not None]
    with translation.override(language):
        if not text:
            text = _("(This mail has no text.)")
        if len(text) > LONGEST_TEXT:
            files.append(("", NewFile(_kept_text(whole, at), _("whole text.txt"))))
            text = text[:_CUT_TO].rstrip() + "\n\n" + _("[The text is longer; all of it is in the attached file.]")
    return Contents(text, whole, tuple(files))


def _kept(attachment: Attachment, at: datetime) -> NewFile | None:
    """The content, kept once. Pictures are cleaned; one that cannot be opened, and any kind we do not know, is only for download."""
    if not attachment.content:
        return None
    source = io.BytesIO(attachment.content)
    media_type = kinds.sniff(source)
    if media_type not in kinds.ACCEPTED:
        media_type = "application/octet-stream"
    try:
        row = keep(source=source, media_type=media_type, at=at)
    except Invalid:
        source.seek(0)
        row = keep(source=source, media_type="application/octet-stream", at=at)
    content_id = attachment.content_id if attachment.inline else ""
    return NewFile(row.pk, attachment.name, content_id, attachment.logo)


def _kept_text(text: str, at: datetime) -> int:
    return keep(source=io.BytesIO(text.encode("utf-8", "replace")), media_type="text/plain", at=at).pk
