"""What kind of file it is: CSV with its encoding and separator, XLSX, JSON or JSON lines; judged by content, not by name."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from anxin.foundation.errors import Invalid

Format = Literal["csv", "xlsx", "json", "jsonl"]
DELIMITERS = (",", "\t", ";", "|")
_SAMPLE_CHARS = 64 * 1024
_CHUNK = 1024 * 1024
# An XLSX is a ZIP: a small one may unpack into more than the machine has. One million rows of ten cells stay well below.
LARGEST_UNPACKED_BYTES = 2 * 1024**3
LARGEST_STRINGS_BYTES = 300 * 1024**2


@dataclass(frozen=True)
class Form:
    """How to read a file: its format and, for text, its encoding and separator."""

    format: Format
    encoding: str = "utf-8"
    delimiter: str = ","

    def plain(self) -> dict[str, Any]:
        """As JSON values."""
        return asdict(self)


def recognise(path: Path) -> Form:
    """The form of a file. Raises Invalid(field="file") for one nobody here can read."""
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip(b"\0\t\r\n \xef\xbb\xbf"):
        raise Invalid(_("This file is empty."), field="file")
    if head[:4] == b"PK\x03\x04":
        _check_workbook(path)
        return Form("xlsx")
    if head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Invalid(_("This is an old Excel file (.xls). Please save it as .xlsx or CSV."), field="file")
    encoding = _encoding_of(path, head)
    with path.open(encoding=encoding, newline="") as text:
        sample = text.read(_SAMPLE_CHARS)
    start = sample.lstrip("\ufeff \t\r\n")
    if start[:1] == "[":
        return Form("json", encoding)
    if start[:1] == "{":
        return Form("jsonl", encoding)
    return Form("csv", encoding, _delimiter_of(sample))


def _check_workbook(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile as error:
        raise Invalid(_("This file is damaged and cannot be opened."), field="file") from error
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" not in names:
        raise Invalid(_("This ZIP file is not an Excel workbook."), field="file")
    strings = sum(entry.file_size for entry in entries if entry.filename.endswith("sharedStrings.xml"))
    if strings > LARGEST_STRINGS_BYTES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED_BYTES:
        raise Invalid(_("This workbook is too large. Please divide it, or save it as CSV."), field="file")


def _encoding_of(path: Path, head: bytes) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return _checked(path, "utf-8-sig")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked(path, "utf-16")
    if b"\0" in head:
        raise Invalid(_("We can read CSV, Excel (.xlsx) and JSON files, but not this one."), field="file")
    return "utf-8" if _is_in(path, "utf-8") else _checked(path, "gb18030")


def _checked(path: Path, encoding: str) -> str:
    if not _is_in(path, encoding):
        raise Invalid(_("The characters of this file cannot be read. Please save it as UTF-8."), field="file")
    return encoding


def _is_in(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter_of(sample: str) -> str:
    """The separator that cuts the first rows into the most cells, the same number in each; a comma when there is only one column."""

    def worth(delimiter: str) -> tuple[int, int]:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row][:20]
        counts = [len(row) for row in (rows[:-1] if len(rows) > 1 else rows)]
        if not counts or counts[0] < 2:
            return 0, 0
        return sum(count == counts[0] for count in counts) * 100 // len(counts), counts[0]

    try:
        return max(DELIMITERS, key=worth)
    except csv.Error:
        return ","
