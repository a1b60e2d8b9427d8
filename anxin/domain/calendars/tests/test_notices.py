"""The yearly notice in the forms it has had since 2008, and as colleagues type it."""

from datetime import date, timedelta
from itertools import groupby

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anxin.domain.calendars.rules.notices import DayNotice, overrides, read_notice
from anxin.domain.calendars.types import CalendarError

NOTICE_2026 = """各省、自治区、直辖市人民政府，各有关单位：
　　现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的安排通知如下（7号文）。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至
5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，请安排好值班。
　　2025年11月4日
"""


def told(text: str, year: int) -> dict[str, str]:
    """Days as `MM-DD` (or with their year, when it is another), with what they are and what is doubtful."""
    return {
        day.date.isoformat().removeprefix(f"{year}-"): " ".join([day.kind, *day.doubts])
        for day in read_notice(text, year)
    }


def closed(*days: str) -> dict[str, str]:
    return dict.fromkeys(days, "closed")


def makeup(*days: str) -> dict[str, str]:
    return dict.fromkeys(days, "makeup")


def test_a_whole_notice_is_read_day_by_day():
    found = read_notice(NOTICE_2026, 2026)
    assert not [day for day in found if day.doubts]
    off = {day.date for day in found if day.kind == "closed"}
    worked = {day.date for day in found if day.kind == "makeup"}
    year = [date(2026, 1, 1) + timedelta(n) for n in range(365)]
    assert {day for day in year if day.weekday() < 5 and not chinese_calendar.is_workday(day)} <= off
    assert all(chinese_calendar.is_holiday(day) for day in off)
    assert worked == {day for day in year if day.weekday() > 4 and chinese_calendar.is_workday(day)}
    assert [name for name, _ in groupby(day.name for day in found if day.kind == "closed")] == [
        "元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节",
    ]  # fmt: skip


def test_the_stated_weekday_is_kept():
    found = {day.date: day for day in read_notice(NOTICE_2026, 2026)}
    assert found[date(2026, 1, 3)] == DayNotice(date(2026, 1, 3), "closed", "元旦", 5)
    assert found[date(2026, 1, 2)].weekday is None


WEEK = closed(*(f"10-0{day}" for day in range(1, 8)))


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        (
            "10月1日至7日放假调休，共7天。9月20日（星期日）、10月10日（星期六）上班。",
            2026,
            WEEK | makeup("09-20", "10-10"),
        ),
        (
            "国庆节：１０月１日－７日放假，共７天；９月２０日(周日)，１０月１０日(礼拜六)照常上班",
            2026,
            WEEK | makeup("09-20", "10-10"),
        ),
        ("国庆节10月1号到7号休息，9月20号、10月10号补班", 2026, WEEK | makeup("09-20", "10-10")),
        ("放假时间：10月1-7日。调休上班：9月20日", 2026, WEEK | makeup("09-20")),
        ("10月1日至7日放假9月20日上班", 2026, WEEK | makeup("09-20")),
        ("5月1日放假1天", 2026, closed("05-01")),
        ("元旦：1月1日（周三）放假1天，不调休。", 2025, closed("01-01")),
        ("元旦：1月1日放假，与周末连休。", 2024, closed("01-01")),
        ("元旦：1月1日放假，1月2日（星期一）补休。", 2017, closed("01-01", "01-02")),
        ("9月28日、29日（周日）上班，10月1日放假", 2024, makeup("09-28", "09-29") | closed("10-01")),
        (
            "中秋节、国庆节：9月29日至10月2日放假，共4天。",
            2023,
            closed("09-29", "09-30", "10-01", "10-02"),
        ),
        (
            "元旦：2024年12月30日至2025年1月1日放假，共3天。12月29日（星期日）上班。",
            2025,
            makeup("2024-12-29") | closed("2024-12-30", "2024-12-31", "01-01"),
        ),
        ("元旦：12月31日至1月2日放假", 2022, closed("2021-12-31", "01-01", "01-02")),
        (
            "元旦：2012年1月1日至3日放假调休。2011年12月31日（星期六）上班。",
            2012,
            makeup("2011-12-31") | closed("01-01", "01-02", "01-03"),
        ),
        (
            "一、元旦：2007年12月30日—2008年1月1日放假，共3天。其中，1月1日（星期二）为法定节假日，12月30日（星期日）为公休日，"
            "12月29日（星期六）公休日调至12月31日（星期一），12月29日（星期六）上班。",
            2008,
            makeup("2007-12-29") | closed("2007-12-30", "2007-12-31", "01-01"),
        ),
        (
            "春节：2月10日至12日放假。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。2月18日（星期日）上班。",
            2024,
            closed("02-10", "02-11", "02-12") | makeup("02-18"),
        ),
        ("1月5日起恢复营业，电话400-000-0000。", 2026, {}),
        ("", 2026, {}),
    ],
)
def test_a_notice_is_understood_in_its_many_forms(text, year, expected):
    assert told(text, year) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9月20日（星期六）上班。", {"09-20": "makeup weekday"}),
        ("5月1日至3日放假，共5天。", {"05-01": "closed count", "05-02": "closed", "05-03": "closed"}),
        ("5月1日放假。5月1日上班。", {"05-01": "makeup contradiction"}),
    ],
)
def test_what_does_not_agree_with_itself_is_doubted(text, expected):
    assert told(text, 2026) == expected


@pytest.mark.parametrize("text", ["2月30日放假", "13月1日放假", "2026年5月1日至2062年5月3日放假"])
def test_dates_that_cannot_be_are_refused(text):
    with pytest.raises(CalendarError):
        read_notice(text, 2026)


@given(st.text("元旦一、：1290月日年至（周六）放假上班，。\n共天其中鼓-", max_size=60))
def test_no_text_does_worse_than_being_refused(text):
    try:
        read_notice(text, 2026)
    except CalendarError as error:
        assert error.code == "notice"


def test_make_up_days_have_mondays_windows_unless_another_day_is_chosen():
    week = {"mon": ["09:00-12:00", "13:30-18:00"], "fri": ["09:00-16:00"]}
    notices = read_notice("10月1日放假。9月20日、10月10日上班。", 2026)
    assert overrides(notices, week, {date(2026, 10, 10): "fri"}) == {
        "2026-09-20": ["09:00-12:00", "13:30-18:00"],
        "2026-10-01": [],
        "2026-10-10": ["09:00-16:00"],
    }


def _announced(year: int) -> tuple[list[date], list[date]]:
    """Days off and make-up days of one year; those after Christmas stand in the notice of the next year."""
    days = [date(year, 1, 1) + timedelta(n) for n in range(358)]
    off = [day for day in days if day in chinese_calendar.holidays]
    return off, [day for day in days if day.weekday() > 4 and day in chinese_calendar.workdays]


def _composed(off: list[date], worked: list[date]) -> str:
    """A notice of these days in the official form."""
    sentences = []
    for _, run in groupby(enumerate(off), key=lambda pair: pair[1].toordinal() - pair[0]):
        first, *_, last = [day for _, day in run] * 2
        until = "" if first == last else f"至{'' if first.month == last.month else f'{last.month}月'}{last.day}日"
        sentences.append(f"{first.month}月{first.day}日{until}放假，共{(last - first).days + 1}天。")
    listed = "、".join(f"{day.month}月{day.day}日（星期{'一二三四五六日'[day.weekday()]}）" for day in worked)
    return "\n".join(sentences) + (f"{listed}上班。" if listed else "")


@pytest.mark.parametrize("year", range(2008, 2027))
def test_every_year_since_2008_survives_being_written_as_a_notice(year):
    off, worked = _announced(year)
    found = read_notice(_composed(off, worked), year)
    assert [day.date for day in found if day.kind == "closed"] == off
    assert [day.date for day in found if day.kind == "makeup"] == worked
    assert not [day for day in found if day.doubts]
