"""Holiday packs: what libraries know of a country's year, as rows for the editable year table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from anxin.domain.calendars.rules.errors import CalendarError
from anxin.domain.calendars.rules.holiday_files import HolidayRow
from anxin.domain.calendars.rules.notices import DayNotice

COUNTRIES = ("CN", "HK", "MO", "TW", "SG", "JP", "US", "UK", "DE")

# The library's name of the country, and the region meant when none is chosen: bank holidays of the UK differ by nation.
_LIBRARY_NAMES = {"UK": ("GB", "ENG")}
_LIKE = {"closed": "", "makeup": "mon"}


@dataclass(frozen=True)
class YearTable:
    """One country's year: days off and make-up days by date, and whether they are settled."""

    country: str
    year: int
    is_announced: bool
    """False when the government has not yet said, or the library only estimates: shown, and corrected by a notice."""
    days: tuple[DayNotice, ...]


def year_table(country: str, year: int, *, region: str | None = None, language: str = "zh_CN") -> YearTable:
    """The days of one year, named in `language` where the library can, else in the country's own tongue.

    `region` is the library's code of a part of the country (`BY`, `SCT`). Raises CalendarError when either is unknown.
    """
    if country not in COUNTRIES:
        raise CalendarError("holidays", "country", f"is one of {', '.join(COUNTRIES)}")
    announced = _announced_in_china(year, language) if country == "CN" else ()
    if announced:
        return YearTable(country, year, True, announced)
    return _from_library(country, year, region, language)


def regions(country: str) -> dict[str, str]:
    """Parts of the country with holidays of their own: the library's code to its name; empty where there are none."""
    import holidays as library  # not at start-up: 0.2 s

    known = getattr(library, _LIBRARY_NAMES.get(country, (country, None))[0])
    names = {code: name for name, code in reversed(getattr(known, "subdivisions_aliases", {}).items())}
    return {code: names.get(code, code) for code in known.subdivisions}


def _announced_in_china(year: int, language: str) -> tuple[DayNotice, ...]:
    """Days off and make-up days as the State Council announced them; nothing in years the library does not know."""
    import chinese_calendar as known  # not at start-up: 30 ms

    off = {day: name for day, name in known.holidays.items() if day.year == year}
    worked = {day: name for day, name in known.workdays.items() if day.year == year and day.weekday() >= 5}
    is_chinese = language.startswith("zh")

    def row(day: date, kind: Literal["closed", "makeup"], name: str) -> DayNotice:
        return DayNotice(day, kind, known.Holiday(name).chinese if is_chinese else name)

    rows = [row(day, "closed", name) for day, name in off.items()]
    rows += [row(day, "makeup", name) for day, name in worked.items()]
    return tuple(sorted(rows, key=_by_date))


def _from_library(country: str, year: int, region: str | None, language: str) -> YearTable:
    import holidays as library  # not at start-up: 0.2 s

    code, usual_region = _LIBRARY_NAMES.get(country, (country, None))
    try:
        named = library.country_holidays(code, subdiv=region or usual_region, years=[year])
        if language in named.supported_languages:
            named = library.country_holidays(code, subdiv=region or usual_region, years=[year], language=language)
        english = library.country_holidays(code, subdiv=region or usual_region, years=[year], language="en_US")
    except NotImplementedError as error:
        raise CalendarError("holidays", "region", f"{region} is not a region of {country}") from error
    rows = [DayNotice(day, "closed", name) for day, name in named.items()]
    rows += [DayNotice(day, "makeup", "") for day in named.weekend_workdays if day.year == year]
    is_estimated = any("estimated" in name for name in english.values())
    is_known = country != "CN" and named.start_year <= year <= named.end_year
    return YearTable(country, year, is_known and not is_estimated, tuple(sorted(rows, key=_by_date)))


def _by_date(day: DayNotice) -> date:
    return day.date


def known_rows(country: str, region: str, year: int) -> tuple[bool, list[HolidayRow]]:
    """Whether the year is settled, and its days named in Chinese and English. Raises CalendarError as `year_table`."""
    table = year_table(country, year, region=region or None)
    english = year_table(country, year, region=region or None, language="en_US")
    named = {day.date: day.name for day in english.days}
    rows = [
        HolidayRow(day.date, day.kind, {"zh-hans": day.name, "en": named.get(day.date, day.name)}, _LIKE[day.kind])
        for day in table.days
    ]
    return table.is_announced, list({row.date: row for row in rows}.values())
