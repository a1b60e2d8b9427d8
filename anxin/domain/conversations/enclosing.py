"""Files of an answer: along with the mail while it stays small enough for any mailbox, else by a link to the customer's page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from anxin.domain.conversations.types import NewFile
from anxin.domain.messaging.types import File
from anxin.foundation.files.queries import sizes_of

# Many mailboxes take 20 or 25 MB, and base64 makes a third more of it.
MOST_BYTES = 14 * 1024 * 1024


def enclosed(body: str, files: Iterable[NewFile], *, files_at: str, language: str) -> tuple[str, list[File]]:
    """The mail's text and the files that go along: the smaller ones first as far as they fit, the others named in the text."""
    files = list(files)
    sizes = sizes_of(each.file_id for each in files)
    room, going = MOST_BYTES, set()
    for file in sorted(files, key=lambda each: sizes.get(each.file_id, 0)):
        if not files_at or sizes.get(file.file_id, 0) <= room:
            room -= sizes.get(file.file_id, 0)
            going.add(id(file))
    left = [file.name for file in files if id(file) not in going]
    if left:
        with translation.override(language):
            said = _("Too large for a mail, and here for you: %(names)s") % {"names": ", ".join(left)}
        body = f"{body}\n\n{said}\n{files_at}"
    return body, [File(file.file_id, file.name) for file in files if id(file) in going]
