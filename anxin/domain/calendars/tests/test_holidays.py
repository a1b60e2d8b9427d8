"""Holiday packs: known days of each country, and years that nobody has announced."""

from datetime import date

import pytest

from anxin.domain.calendars.rules.holidays import COUNTRIES, year_table
from anxin.domain.calendars.rules.notices import overrides
from anxin.domain.calendars.types import CalendarError

OFFICE = ["09:00-18:00"]


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("CN", date(2026, 10, 5)),
        ("HK", date(2026, 7, 1)),
        ("MO", date(2026, 12, 20)),
        ("TW", date(2026, 10, 10)),
        ("SG", date(2026, 8, 10)),
        ("JP", date(2026, 5, 6)),
        ("US", date(2026, 11, 26)),
        ("UK", date(2026, 8, 31)),
        ("DE", date(2026, 10, 3)),
    ],
)
def test_each_country_has_its_days_off(country, day):
    table = year_table(country, 2026)
    assert table.is_announced
    assert day in {row.date for row in table.days if row.kind == "closed"}
    assert [row.date for row in table.days] == sorted(row.date for row in table.days)
    assert all(row.date.year == 2026 for row in table.days)


def test_china_has_make_up_days_and_taiwan_had_them():
    assert [row.date for row in year_table("CN", 2026).days if row.kind == "makeup"] == [
        date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10),
    ]  # fmt: skip
    assert date(2023, 9, 23) in {row.date for row in year_table("TW", 2023).days if row.kind == "makeup"}


def test_a_year_not_announced_is_shown_as_such_with_what_the_law_fixes():
    table = year_table("CN", 2090)
    assert not table.is_announced
    assert date(2090, 10, 1) in {row.date for row in table.days}


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_year_beyond_all_knowledge_is_not_announced(country):
    assert not year_table(country, 2150).is_announced


def test_names_are_chinese_where_the_library_has_them():
    assert {row.name for row in year_table("CN", 2026).days} >= {"春节", "国庆节"}
    assert "國慶日" in {row.name for row in year_table("HK", 2026, language="zh_HK").days}
    assert "Thanksgiving Day" in {row.name for row in year_table("US", 2026).days}


def test_a_region_has_its_own_days():
    epiphany = date(2026, 1, 6)
    assert epiphany in {row.date for row in year_table("DE", 2026, region="BY").days}
    assert epiphany not in {row.date for row in year_table("DE", 2026, region="BE").days}


@pytest.mark.parametrize(("country", "region"), [("XX", None), ("GB", None), ("DE", "XX")])
def test_an_unknown_country_or_region_is_refused(country, region):
    with pytest.raises(CalendarError):
        year_table(country, 2026, region=region)


def test_a_pack_becomes_day_overrides():
    days = overrides(year_table("CN", 2026).days, {"mon": OFFICE})
    assert days["2026-10-07"] == []
    assert days["2026-10-10"] == OFFICE
