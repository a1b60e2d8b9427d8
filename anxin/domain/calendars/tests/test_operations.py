"""Changing stored calendars: every change is a version, undo goes back, refusals name their field."""

import datetime as dt

import pytest

from anxin.domain.calendars.models import Calendar, CalendarVersion
from anxin.domain.calendars.operations import days, holidays, keeping, naming, notices, owners, packs, versions, weeks
from anxin.domain.calendars.queries import stored, years
from anxin.domain.calendars.queries.compiling import compiled
from anxin.foundation.actors import SYSTEM, Actor, Grant
from anxin.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from anxin.foundation.events.queries import timeline
from tests.cast import AT

pytestmark = pytest.mark.django_db

OFFICE = ["09:00-12:00", "13:30-18:00"]
SPEC = {"zone": "Asia/Shanghai", "week": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), OFFICE), "days": {}}
NOTICE = "10月1日至7日放假调休，共7天。9月20日（星期日）、10月10日（星期六）上班。"
BY = {"actor": SYSTEM, "at": AT}
EVENING = dt.datetime(2026, 9, 30, 9, 50, tzinfo=dt.UTC)


@pytest.fixture
def calendar():
    return keeping.make(name="客服工作时间", spec=SPEC, **BY)


def answer(calendar, version=None):
    """2026-09-30 17:50 and four working hours, in Shanghai."""
    zone = dt.timezone(dt.timedelta(hours=8))
    return f"{compiled(calendar.pk, version).add(EVENING, 4 * 3600).astimezone(zone):%m-%d %H:%M}"


def test_a_notice_changes_the_answer_and_undo_brings_it_back(calendar):
    before = answer(calendar)
    notices.apply_notice(calendar_id=calendar.pk, text=NOTICE, year=2026, **BY)
    assert answer(calendar) == "10-08 14:20"
    days.set_days(calendar_id=calendar.pk, dates=[dt.date(2026, 10, 8)], windows=[], **BY)
    assert answer(calendar) == "10-09 14:20"
    versions.restore(calendar_id=calendar.pk, number=2, expected_version=3, **BY)
    assert answer(calendar) == "10-08 14:20"
    assert answer(calendar, version=1) == before == "10-01 14:20"
    assert answer(calendar, version=3) == "10-09 14:20"


def test_every_change_is_a_version_and_an_event_with_before_and_after(calendar):
    weeks.set_week(calendar_id=calendar.pk, week={"mon": ["10:00-12:00"]}, **BY)
    first, second = CalendarVersion.objects.filter(calendar=calendar).order_by("number")
    assert (first.reason, second.reason, second.number) == ("made", "week", 2)
    change = timeline("calendar", calendar.pk)[0].changes.get(field="spec")
    assert (change.before["week"]["mon"], change.after["week"]["mon"]) == (OFFICE, ["10:00-12:00"])


def test_saving_the_same_again_writes_nothing(calendar):
    for _twice in range(2):
        notices.apply_notice(calendar_id=calendar.pk, text=NOTICE, year=2026, **BY)
    assert CalendarVersion.objects.filter(calendar=calendar).count() == 2


def test_a_calendar_that_was_put_into_the_table_keeps_its_first_state():
    row = Calendar.objects.create(name="旧日历", spec=SPEC)
    assert answer(row) == "10-01 14:20"
    days.set_days(calendar_id=row.pk, dates=[dt.date(2026, 10, 1)], windows=[], **BY)
    assert (answer(row), answer(row, version=1)) == ("10-02 14:20", "10-01 14:20")


def test_overlapping_windows_become_one(calendar):
    row = weeks.set_week(calendar_id=calendar.pk, week={"mon": ["11:00-13:00", "09:00-12:00"]}, **BY)
    assert row.spec["week"]["mon"] == ["09:00-13:00"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"week": {"mon": ["25:00-99:99"]}}, "week.mon"),
        ({"week": {"someday": []}}, "week.someday"),
        ({"week": {}, "zone": "Mars/Olympus"}, "zone"),
    ],
)
def test_a_wrong_week_is_refused_with_its_field(calendar, change, field):
    with pytest.raises(Invalid) as refused:
        weeks.set_week(calendar_id=calendar.pk, **change, **BY)
    assert refused.value.field == field
    assert Calendar.objects.get().version == 1


def test_two_people_at_once_do_not_overwrite_each_other(calendar):
    weeks.set_week(calendar_id=calendar.pk, week={"mon": OFFICE}, expected_version=1, **BY)
    with pytest.raises(Conflict):
        weeks.set_week(calendar_id=calendar.pk, week={"tue": OFFICE}, expected_version=1, **BY)
    with pytest.raises(Conflict):
        versions.restore(calendar_id=calendar.pk, number=1, expected_version=1, **BY)


def test_days_are_closed_like_another_day_with_own_hours_or_as_usual_again(calendar):
    first, second = dt.date(2026, 10, 10), dt.date(2026, 10, 11)
    days.set_days(calendar_id=calendar.pk, dates=[first, second], like="mon", name="盘点", **BY)
    row = days.set_days(calendar_id=calendar.pk, dates=[second], windows=["09:00-10:00"], **BY)
    assert row.spec["days"] == {"2026-10-10": OFFICE, "2026-10-11": ["09:00-10:00"]}
    assert row.names == {"2026-10-10": "盘点"}
    row = days.clear_days(calendar_id=calendar.pk, dates=[first, second], **BY)
    assert (row.spec["days"], row.names) == ({}, {})


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"dates": []}, "days"),
        ({"dates": [dt.date(2026, 1, 1)], "windows": ["9"]}, "hours"),
        ({"dates": [dt.date(2026, 1, 1)], "like": "x"}, "like"),
    ],
)
def test_wrong_days_are_refused_with_their_field(calendar, values, field):
    with pytest.raises(Invalid) as refused:
        days.set_days(calendar_id=calendar.pk, **values, **BY)
    assert refused.value.field == field


def test_a_notice_can_leave_days_out_and_choose_another_weekday(calendar):
    weeks.set_week(calendar_id=calendar.pk, week={**SPEC["week"], "fri": ["09:00-15:00"]}, **BY)
    row = notices.apply_notice(
        calendar_id=calendar.pk,
        text=NOTICE,
        year=2026,
        but=[dt.date(2026, 10, 7)],
        like={dt.date(2026, 10, 10): "fri"},
        **BY,
    )
    assert row.spec["days"]["2026-10-10"] == ["09:00-15:00"]
    assert row.spec["days"]["2026-09-20"] == OFFICE
    assert "2026-10-07" not in row.spec["days"]


@pytest.mark.parametrize("text", ["", "明天见", "2月30日放假"])
def test_a_text_without_possible_days_is_refused(text):
    with pytest.raises(Invalid) as refused:
        notices.preview(text=text, year=2026)
    assert refused.value.field == "text"


def test_a_holiday_pack_counts_under_own_days_and_can_be_given_back(calendar):
    days.set_days(calendar_id=calendar.pk, dates=[dt.date(2026, 10, 1)], windows=["09:00-10:00"], **BY)
    row = packs.apply_pack(calendar_id=calendar.pk, country="CN", year=2026, **BY)
    kinds = {day.date.isoformat(): day.kind for day in years.days(row, 2026)}
    assert (kinds["2026-10-01"], kinds["2026-10-02"], kinds["2026-10-10"]) == ("shorter", "closed", "makeup")
    assert stored.find_spec("客服工作时间")["days"]["2026-10-02"] == []
    assert years.not_announced(row, 2026) == []
    row = packs.remove_pack(calendar_id=row.pk, code="CN-2026", **BY)
    assert row.packs == []


def test_a_year_that_no_government_announced_is_told(calendar):
    row = packs.apply_pack(calendar_id=calendar.pk, country="CN", year=2035, **BY)
    assert [pack["country"] for pack in years.not_announced(row, 2035)] == ["CN"]


def test_when_the_year_table_is_edited_calendars_follow_with_a_version(calendar):
    row = packs.apply_pack(calendar_id=calendar.pk, country="CN", year=2026, **BY)
    bystander = keeping.make(name="别的", spec=SPEC, **BY)
    table = holidays.open_year(country="CN", year=2026, **BY)
    holidays.save_day(table_id=table.pk, values={"date": "2026-10-08", "kind": "closed", "name": "店庆"}, **BY)
    row.refresh_from_db()
    assert row.packs[0]["days"]["2026-10-08"]["kind"] == "closed"
    assert answer(row) == "10-09 14:20"
    assert row.versions.first().reason == "holidays"
    bystander.refresh_from_db()
    assert bystander.version == 1
    holidays.remove_day(table_id=table.pk, day=dt.date(2026, 10, 8), **BY)
    assert answer(row) == "10-08 14:20"
    holidays.set_announced(table_id=table.pk, is_announced=False, **BY)
    row.refresh_from_db()
    assert years.not_announced(row, 2026)


def test_a_year_table_is_imported_and_reloaded():
    table = holidays.open_year(country="CN", year=2026, **BY)
    holidays.import_days(table_id=table.pk, data=b"date,kind,name\n2026-01-02,closed,X\n", **BY)
    assert [(str(row.date), row.name) for row in years.rows(table)] == [("2026-01-02", "X")]
    with pytest.raises(Invalid) as refused:
        holidays.import_days(table_id=table.pk, data=b"date,kind\n2026-01-02,eh\n", **BY)
    assert (refused.value.field, refused.value.details["line"]) == ("file", "2")
    holidays.reload(table_id=table.pk, **BY)
    assert len(years.rows(table)) > 30


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"country": "XX", "year": 2026}, "country"),
        ({"country": "DE", "region": "XX", "year": 2026}, "region"),
        ({"country": "DE", "year": 1850}, "year"),
    ],
)
def test_holidays_nobody_knows_are_refused(values, field):
    with pytest.raises(Invalid) as refused:
        holidays.open_year(**values, **BY)
    assert refused.value.field == field


def test_holidays_are_named_in_both_languages():
    table = holidays.open_year(country="DE", region="BY", year=2026, **BY)
    names = {str(row.date): row.name["en"] for row in years.rows(table)}
    assert names["2026-01-06"] == "Epiphany"
    cn = holidays.open_year(country="CN", year=2026, **BY)
    first = next(row for row in years.rows(cn) if str(row.date) == "2026-10-01")
    assert first.name == {"zh-hans": "国庆节", "en": "National Day"}


def test_the_first_owner_with_a_calendar_of_its_own_decides(calendar, django_assert_num_queries):
    other = keeping.make(name="夜班", spec=SPEC, **BY)
    owners.assign(kind="region", object_id=1, calendar_id=calendar.pk, **BY)
    owners.assign(kind="outlet", object_id=5, calendar_id=other.pk, **BY)
    with django_assert_num_queries(1):
        assert stored.for_owners([("contract", 9), ("outlet", 5), ("region", 1)], 77) == other.pk
    assert stored.for_owners([("outlet", 6), ("region", 1)], 77) == calendar.pk
    assert stored.for_owners([("outlet", 1), ("team", None)], 77) == 77
    owners.assign(kind="outlet", object_id=5, calendar_id=None, **BY)
    assert stored.for_owners([("outlet", 5)]) is None
    with pytest.raises(Invalid):
        owners.assign(kind="brand", object_id=1, calendar_id=calendar.pk, **BY)


def test_a_calendar_in_use_stays(calendar, cast):
    owners.assign(kind="team", object_id=cast.team.pk, calendar_id=calendar.pk, **BY)
    with pytest.raises(Conflict):
        naming.delete(calendar_id=calendar.pk, **BY)
    owners.assign(kind="team", object_id=cast.team.pk, calendar_id=None, **BY)
    cast.brand.calendar = calendar
    cast.brand.save()
    with pytest.raises(Conflict):
        naming.delete(calendar_id=calendar.pk, **BY)
    cast.brand.calendar = None
    cast.brand.save()
    naming.delete(calendar_id=calendar.pk, **BY)
    assert not Calendar.objects.exists()


def test_names_are_unique_and_never_empty(calendar):
    keeping.make(name="夜班", spec=SPEC, **BY)
    for name in ("夜班", " ", "长" * 81):
        with pytest.raises(Invalid) as refused:
            naming.rename(calendar_id=calendar.pk, name=name, **BY)
        assert refused.value.field == "name"
    assert naming.rename(calendar_id=calendar.pk, name=" 白班 ", **BY).name == "白班"


def test_an_area_that_keeps_a_calendar_gets_a_free_name_and_keeps_the_packs(calendar):
    kept = keeping.keep(name="客服工作时间", spec=SPEC, **BY)
    assert kept.name == "客服工作时间 2"
    packs.apply_pack(calendar_id=kept.pk, country="CN", year=2026, **BY)
    kept = keeping.keep(calendar_id=kept.pk, name="x", spec={**SPEC, "week": {"mon": ["10:00-11:00"]}}, **BY)
    assert (kept.name, len(kept.packs), kept.version) == ("客服工作时间 2", 1, 3)
    with pytest.raises(Invalid) as refused:
        keeping.keep(calendar_id=kept.pk, name="x", spec={"zone": "Asia/Shanghai", "week": {"mon": ["x"]}}, **BY)
    assert refused.value.field == "week"


def test_only_the_unlimited_right_changes_calendars(calendar, cast):
    limited = Actor(kind="staff", id=1, grants=(Grant(frozenset({"settings.calendars"}), {"brand": frozenset({1})}),))
    for actor in (cast.agent, limited):
        with pytest.raises(Forbidden):
            days.set_days(calendar_id=calendar.pk, dates=[dt.date(2026, 1, 1)], windows=[], actor=actor, at=AT)
    days.set_days(calendar_id=calendar.pk, dates=[dt.date(2026, 1, 1)], windows=[], actor=cast.supervisor, at=AT)
    assert stored.visible(limited).count() == 1
    assert stored.visible(cast.agent).count() == 0


def test_versions_tell_what_they_changed(calendar, django_assert_max_num_queries):
    days.set_days(calendar_id=calendar.pk, dates=[dt.date(2026, 1, 2)], windows=[], **BY)
    packs.apply_pack(calendar_id=calendar.pk, country="CN", year=2026, **BY)
    with django_assert_max_num_queries(1):
        told = stored.versions(calendar.pk)
    assert [[(d.what, d.where) for d in differences] for _row, differences in told] == [
        [("pack", "CN-2026")],
        [("day", "2026-01-02")],
        [],
    ]


def test_what_does_not_exist_is_not_found(calendar):
    with pytest.raises(NotFound):
        versions.restore(calendar_id=calendar.pk, number=9, **BY)
    with pytest.raises(NotFound):
        compiled(calendar.pk, 9)
    with pytest.raises(NotFound):
        weeks.set_week(calendar_id=0, week={}, **BY)


def test_a_compiled_calendar_is_kept_and_asks_one_small_question(calendar, django_assert_num_queries):
    first = compiled(calendar.pk)
    with django_assert_num_queries(1):
        assert compiled(calendar.pk) is first
    assert compiled(calendar.pk, 1) is first


def test_not_more_calendars_are_kept_than_fit(calendar):
    from anxin.domain.calendars.queries import compiling

    for minute in range(compiling.MOST_KEPT + 5):
        spec = {"zone": "UTC", "week": {"mon": [f"00:00-{1 + minute // 60:02d}:{minute % 60:02d}"]}}
        compiled(Calendar.objects.create(name=f"c{minute}", spec=spec).pk)
    assert len(compiling._kept) == compiling.MOST_KEPT


def test_every_error_of_the_rules_has_words_of_its_own():
    from anxin.domain.calendars.operations.refusals import _BY_CODE, refusal
    from anxin.domain.calendars.types import CalendarError

    codes = ("spec", "never_open", "no_workday", "negative", "order", "range", "question", "notice", "holidays")
    assert len({str(refusal(CalendarError(code, "from", "…")).message) for code in codes}) == len(codes)
    assert set(codes) == set(_BY_CODE)
