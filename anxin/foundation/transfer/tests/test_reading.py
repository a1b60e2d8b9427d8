"""Recognising files and reading their rows."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from anxin.foundation.errors import Invalid
from anxin.foundation.transfer.reading.form import Form, recognise
from anxin.foundation.transfer.reading.rows import headings, rows

TABLE = [["姓名", "手机"], ["王秀兰", "13800001234"], ["李,雷", "13900004321"]]


def kept(folder: Path, content: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(content)
    return path


def csv_of(table, delimiter=",") -> str:
    return "".join(delimiter.join(f'"{c}"' if delimiter in c else c for c in row) + "\r\n" for row in table)


def workbook(table) -> bytes:
    book = Workbook()
    for row in table:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_is_read_whatever_its_encoding_and_separator(tmp_path, encoding, delimiter):
    path = kept(tmp_path, csv_of(TABLE, delimiter).encode(encoding))
    form = recognise(path)
    assert (form.format, form.delimiter) == ("csv", delimiter)
    names = headings(path, form)
    assert names == TABLE[0]
    assert list(rows(path, form, names)) == [(2, TABLE[1]), (3, TABLE[2])]


def test_a_workbook_is_read_as_it_stands_in_its_first_sheet(tmp_path):
    path = kept(tmp_path, workbook([*TABLE, [None, None], ["赵六", 13700000000.0]]))
    form = recognise(path)
    assert form == Form("xlsx")
    assert [line for line, _cells in rows(path, form, headings(path, form))] == [2, 3, 5]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("is_lines", [True, False])
def test_json_is_read_as_a_list_and_as_lines(tmp_path, encoding, is_lines):
    objects = [{"name": "王秀兰"}, {"name": "李雷", "phones": ["1", "2"]}]
    text = (
        "\n".join(json.dumps(each, ensure_ascii=False) for each in objects)
        if is_lines
        else json.dumps(objects, ensure_ascii=False)
    )
    path = kept(tmp_path, text.encode(encoding))
    form = recognise(path)
    assert form.format == ("jsonl" if is_lines else "json")
    names = headings(path, form)
    assert names == ["name", "phones"]
    assert list(rows(path, form, names)) == [(1, ["王秀兰", None]), (2, ["李雷", ["1", "2"]])]


def test_reading_goes_on_after_the_rows_that_are_done(tmp_path):
    path = kept(tmp_path, ("n\n" + "\n".join(map(str, range(10)))).encode())
    form = recognise(path)
    assert [cells for _line, cells in rows(path, form, ["n"], after=8)] == [["8"], ["9"]]


def test_headings_without_name_and_twice_can_be_told_apart(tmp_path):
    path = kept(tmp_path, "电话,电话,,备注\n1,2,3,4\n".encode())
    assert headings(path, recognise(path)) == ["电话", "电话 (2)", "(3)", "备注"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old excel",
        b"PK\x03\x04 broken",
        b"%PDF-1.7\n\0\x01",
        b"\xff\xff\xff\x81",
        b'[{"a": 1}, ',
        b"{not json}\n",
        b"[1, 2]",
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(tmp_path, content):
    path = kept(tmp_path, content)
    with pytest.raises(Invalid) as refused:
        form = recognise(path)
        list(rows(path, form, headings(path, form)))
    assert refused.value.field == "file"


def test_a_workbook_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("anxin.foundation.transfer.reading.form.LARGEST_STRINGS_BYTES", 1000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/sharedStrings.xml", "x" * 10_000)
    with pytest.raises(Invalid) as refused:
        recognise(kept(tmp_path, out.getvalue()))
    assert refused.value.field == "file"
