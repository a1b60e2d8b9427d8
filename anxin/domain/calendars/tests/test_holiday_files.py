"""Year tables as files."""

import datetime as dt
import json

import pytest

from anxin.domain.calendars.rules.errors import CalendarError
from anxin.domain.calendars.rules.holiday_files import as_csv, as_json, read_file

CSV = "date,kind,name,like,hours\n2026-10-01,closed,国庆节,,\n2026/10/10,上班,国庆节,fri,\n2026-12-24,half,平安夜,,09:00-12:00\n"


def test_a_csv_is_read_whatever_the_words_for_open_and_closed():
    rows = read_file(CSV.encode(), 2026)
    assert [(r.date.isoformat(), r.kind, r.name, r.like, r.windows) for r in rows] == [
        ("2026-10-01", "closed", "国庆节", "", ()),
        ("2026-10-10", "makeup", "国庆节", "fri", ()),
        ("2026-12-24", "hours", "平安夜", "", ("09:00-12:00",)),
    ]


def test_a_file_saved_by_a_chinese_spreadsheet_is_read():
    assert read_file(CSV.encode("gb18030"), 2026) == read_file(CSV.encode(), 2026)


def test_what_is_exported_reads_back_the_same():
    rows = read_file(CSV.encode(), 2026)
    assert read_file(as_json(rows).encode(), 2026) == rows
    assert read_file(as_csv(rows, {r.date: r.name for r in rows}).encode(), 2026) == rows


def test_an_exported_name_is_never_a_formula():
    rows = read_file(b"date,name\n2026-10-01,=1+1\n", 2026)
    assert "'=1+1" in as_csv(rows, {rows[0].date: rows[0].name})


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (b"", "1"),
        (b"date\n", ""),
        (b"day\n2026-10-01\n", "1"),
        (b"date,kind\n2026-10-01,closed\n2026-10-01,closed\n", "3"),
        (b"date,kind\n2025-10-01,closed\n", "2"),
        (b"date,kind\n2026-10-01,maybe\n", "2"),
        (b"date,kind,hours\n2026-10-01,hours,\n", "2"),
        (b"date,kind,hours\n2026-10-01,hours,25-99\n", "2"),
        (b"[1]", ""),
        (b'{"days": "x"}', ""),
        (b"[" * 100_000, ""),
        (b"\xff\xfe\x00", ""),
        (json.dumps([{"date": "2026-02-30"}]).encode(), "1"),
    ],
)
def test_a_file_that_cannot_be_read_says_in_which_line(data, field):
    with pytest.raises(CalendarError) as refused:
        read_file(data, 2026)
    assert (refused.value.code, refused.value.field) == ("file", field)


def test_a_year_has_no_more_days_than_there_are():
    days = [{"date": (dt.date(2026, 1, 1) + dt.timedelta(n)).isoformat()} for n in range(365)]
    assert len(read_file(json.dumps(days).encode(), 2026)) == 365
