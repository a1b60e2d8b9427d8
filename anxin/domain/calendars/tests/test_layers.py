"""The week, holiday packs over it, own days over those; and the year as people look at it."""

import datetime as dt

from anxin.domain.calendars.rules.layers import digest, effective
from anxin.domain.calendars.rules.yearview import unannounced, year_days

OFFICE = ["09:00-12:00", "13:30-18:00"]
WEEK = {**dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), OFFICE), "fri": ["09:00-15:00"], "sat": [], "sun": []}
SPEC = {"zone": "Asia/Shanghai", "week": WEEK, "days": {"2026-10-02": ["10:00-11:00"]}}
PACK = {
    "country": "CN",
    "region": "",
    "year": 2026,
    "is_announced": False,
    "days": {
        "2026-10-01": {"kind": "closed", "name": {"zh-hans": "国庆节", "en": "National Day"}},
        "2026-10-02": {"kind": "closed", "name": "国庆节"},
        "2026-10-09": {"kind": "hours", "windows": ["09:00-12:00"], "name": ""},
        "2026-10-10": {"kind": "makeup", "like": "fri", "name": "国庆节"},
    },
}


def test_own_days_win_over_packs_and_packs_over_the_week():
    days = effective(SPEC, [PACK])["days"]
    assert days["2026-10-01"] == []
    assert days["2026-10-02"] == ["10:00-11:00"]
    assert days["2026-10-10"] == ["09:00-15:00"]


def test_a_makeup_day_follows_when_the_week_changes():
    changed = {**SPEC, "week": {**WEEK, "fri": ["08:00-12:00"]}}
    assert effective(changed, [PACK])["days"]["2026-10-10"] == ["08:00-12:00"]


def test_of_two_packs_the_later_one_says_what_a_day_is():
    open_again = {**PACK, "days": {"2026-10-01": {"kind": "hours", "windows": ["09:00-10:00"], "name": ""}}}
    assert effective(SPEC, [PACK, open_again])["days"]["2026-10-01"] == ["09:00-10:00"]


def test_calendars_that_count_alike_have_the_same_digest():
    assert digest(SPEC, []) == digest({**SPEC}, [{**PACK, "days": {}}])
    assert digest(SPEC, []) != digest(SPEC, [PACK])


def test_every_day_of_a_year_says_what_it_is_and_why():
    days = {day.date: day for day in year_days(SPEC, [PACK], {"2026-10-02": "盘点"}, 2026)}
    assert len(days) == 365
    kinds = {d: days[dt.date(2026, 10, d)].kind for d in (1, 2, 3, 8, 9, 10)}
    assert kinds == {1: "closed", 2: "shorter", 3: "rest", 8: "work", 9: "shorter", 10: "makeup"}
    second = days[dt.date(2026, 10, 2)]
    assert (second.name, second.is_own, second.usual) == ("盘点", True, ("09:00-15:00",))


def test_other_hours_that_are_not_shorter_are_other():
    spec = {**SPEC, "days": {"2026-10-08": ["10:00-20:00"]}}
    days = {day.date: day.kind for day in year_days(spec, [], {}, 2026)}
    assert days[dt.date(2026, 10, 8)] == "other"


def test_a_year_not_announced_is_told():
    assert unannounced([PACK], 2026) == [PACK]
    assert unannounced([PACK], 2027) == []
    assert unannounced([{**PACK, "is_announced": True}], 2026) == []
