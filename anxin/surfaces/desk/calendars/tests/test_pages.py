"""The calendar pages: who sees them, what they show, how forms answer, how many queries they take."""

from __future__ import annotations

import datetime as dt
import re

import icalendar
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from anxin.domain.accounts.models import Installation
from anxin.domain.calendars.models import Calendar, CalendarOwner, HolidayYear
from anxin.domain.calendars.operations import days, holidays, keeping, packs, weeks
from anxin.foundation.actors import SYSTEM
from tests.cast import AT

OFFICE = ["09:00-12:00", "13:30-18:00"]
SPEC = {"zone": "Asia/Shanghai", "week": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), OFFICE), "days": {}}
BY = {"actor": SYSTEM, "at": AT}
WEEK = {f"week_{day}": "09:00-12:00" for day in ("mon", "tue", "wed", "thu", "fri")}


@pytest.fixture
def client(cast) -> Client:
    """A supervisor at the desk, reading English."""
    Installation.objects.update_or_create(pk=1, defaults={"set_up_at": AT, "requires_second_factor": False})
    cast.supervisor_staff.language = "en"
    cast.supervisor_staff.save()
    client = Client()
    client.force_login(cast.supervisor_staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def calendar(db) -> Calendar:
    """Office hours in Shanghai."""
    return keeping.make(name="Office", spec=SPEC, **BY)


def url(calendar: Calendar, rest: str = "") -> str:
    return f"/desk/calendars/{calendar.pk}/{rest}"


def cell(page: str, date: str) -> str:
    """Classes of a day."""
    found = re.search(rf'class="cal-day ([^"]*)"[^>]*data-date="{date}"', page)
    assert found
    return found[1]


def test_a_new_calendar_is_made_with_the_holidays_of_two_years(client):
    made = client.post("/desk/calendars/new", {"name": "A", "zone": "Asia/Shanghai", "country": "CN", **WEEK})
    row = Calendar.objects.get()
    assert (made.status_code, made.headers["Location"]) == (303, url(row))
    assert [pack["country"] for pack in row.packs] == ["CN", "CN"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "required"),
        ({"name": "Office"}, "has this name already"),
        ({"zone": "Mars/Olympus"}, "time zone is not known"),
        ({"week_mon": "lunch"}, "Please give hours like"),
    ],
)
def test_a_wrong_new_calendar_says_why_and_keeps_what_was_typed(client, calendar, wrong, said):
    data = {"name": "B", "zone": "Asia/Tokyo", "country": "", **WEEK, "week_tue": "10:00-11:00", **wrong}
    page = client.post("/desk/calendars/new", data)
    assert page.status_code == 422
    assert said in page.content.decode() and 'value="10:00-11:00"' in page.content.decode()
    assert Calendar.objects.count() == 1


def test_copying_a_day_fills_the_workdays_and_saves_nothing(client, calendar):
    data = {"zone": "Asia/Shanghai", "version": 1, "week_wed": "07:00-08:00", "copy": "wed"}
    page = client.post(url(calendar, "week"), data).content.decode()
    assert len(re.findall(r'name="week_\w+" value="07:00-08:00"', page)) == 5
    assert Calendar.objects.get().version == 1


def test_the_week_is_saved_with_an_undo_and_a_second_change_meanwhile_is_told(client, calendar):
    data = {"zone": "Asia/Tokyo", "version": 1, **WEEK}
    page = client.post(url(calendar, "week"), data, follow=True).content.decode()
    assert f'action="{url(calendar, "restore/1")}?now=2' in page.replace("&amp;", "&")
    late = client.post(url(calendar, "week"), data)
    assert late.status_code == 422 and "changed meanwhile" in late.content.decode()


def test_days_become_closed_open_like_monday_own_and_as_usual(client, calendar):
    def change(**data):
        return client.post(url(calendar, "days"), {"year_shown": 2026, "day": ["2026-10-10"], **data}, follow=True)

    assert "cal-makeup" in cell(change(mode="like", like="mon", name="补班").content.decode(), "2026-10-10")
    assert "补班" in change(mode="own", hours="9-10", name="补班").content.decode()
    assert Calendar.objects.get().spec["days"] == {"2026-10-10": ["09:00-10:00"]}
    assert "cal-closed" in cell(change(mode="closed").content.decode(), "2026-10-10")
    assert "cal-rest" in cell(change(mode="usual").content.decode(), "2026-10-10")


def test_wrong_days_are_refused_with_the_choice_kept(client, calendar):
    page = client.post(url(calendar, "days"), {"year_shown": 2026, "day": ["2026-10-10"], "mode": "own", "hours": "x"})
    assert page.status_code == 422
    assert re.search(r'value="2026-10-10"[^>]*checked', page.content.decode())
    none = client.post(
        url(calendar, "days"), {"year_shown": 2026, "day": ["2026-99-10", "2025-01-01"], "mode": "closed"}
    )
    assert none.status_code == 422 and "at least one day" in none.content.decode()


def test_the_year_shows_what_is_not_announced_and_what_is_never_open(client, calendar):
    packs.apply_pack(calendar_id=calendar.pk, country="CN", year=2035, **BY)
    assert "not announced yet" in client.get(url(calendar) + "?year=2035").content.decode()
    assert "not announced yet" not in client.get(url(calendar) + "?year=2034").content.decode()
    weeks.set_week(calendar_id=calendar.pk, week={}, **BY)
    assert "Never open this year" in client.get(url(calendar) + "?year=2034").content.decode()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ({"ask": "add", "from": "2026-03-09T17:50", "amount": "4"}, "10 Mar 2026 14:20"),
        ({"ask": "subtract", "from": "2026-03-10T14:20", "amount": "240", "unit": "minutes"}, "9 Mar 2026 17:50"),
        ({"ask": "between", "from": "2026-03-09T17:50", "to": "2026-03-10T14:20"}, "4 h"),
        ({"ask": "add", "from": "2026-03-06T10:00", "amount": "2", "unit": "workdays"}, "Tue 10 Mar 2026"),
        ({"ask": "between", "from": "2026-03-09T17:50", "to": "2026-03-01T14:20"}, "end lies before"),
        ({"ask": "between", "from": "2026-03-09T17:50"}, "until when"),
        ({"ask": "between", "from": "2026-03-09T17:50", "to": "2126-03-01T14:20"}, "at most four years"),
        ({"ask": "add", "from": "yesterday", "amount": "1"}, "a date and a time"),
        ({"ask": "add", "from": "2026-03-09T17:50", "amount": "1e9"}, "smaller number"),
        ({"ask": "add", "from": "2026-03-09T17:50", "amount": "nan"}, "Enter a number"),
        ({"ask": "add", "from": "2026-03-09T17:50"}, "how much"),
        ({"ask": "guess", "from": "2026-03-09T17:50", "amount": "1"}, "valid choice"),
    ],
)
def test_a_question_is_answered_or_says_why_not(client, calendar, question, answer):
    page = client.get(url(calendar), question)
    assert page.status_code in (200, 422)
    assert answer in page.content.decode()


def test_the_question_is_asked_again_after_a_change(client, calendar):
    client.get(url(calendar), {"ask": "add", "from": "2026-03-09T17:50", "amount": "4"})
    days.set_days(calendar_id=calendar.pk, dates=[dt.date(2026, 3, 10)], windows=[], **BY)
    assert "11 Mar 2026 14:20" in client.get(url(calendar)).content.decode()


def test_a_long_answer_shows_only_the_ends(client, calendar):
    page = client.get(url(calendar), {"ask": "add", "from": "2026-03-09T09:00", "amount": "5000"}).content.decode()
    assert "days in between" in page and "more pieces" in page


def test_an_old_undo_says_that_the_calendar_changed(client, calendar):
    for hours in (["09:00-10:00"], ["09:00-11:00"]):
        weeks.set_week(calendar_id=calendar.pk, week={"mon": hours}, **BY)
    page = client.post(url(calendar, "restore/1") + "?now=2", follow=True).content.decode()
    assert "changed meanwhile" in page
    assert Calendar.objects.get().version == 3
    client.post(url(calendar, "restore/1"))
    assert Calendar.objects.get().spec["week"]["fri"] == OFFICE


def test_a_notice_is_looked_at_before_it_counts_and_doubts_are_marked(client, calendar):
    text = "10月1日至7日放假，共8天。9月20日（星期六）上班。"
    page = client.post(url(calendar, "notice"), {"text": text, "year": 2026})
    assert page.content.decode().count('class="cal-doubt"') == 2
    assert "The text says Saturday" in page.content.decode()
    assert Calendar.objects.get().version == 1
    data = {
        "text": text,
        "year": 2026,
        "seen": 1,
        "apply": 1,
        "take": ["2026-10-01", "2026-09-20"],
        "like_2026-09-20": "tue",
    }
    assert client.post(url(calendar, "notice"), data).status_code == 303
    assert Calendar.objects.get().spec["days"] == {"2026-10-01": [], "2026-09-20": OFFICE}
    nothing = client.post(url(calendar, "notice"), {"text": "hello", "year": 2026})
    assert nothing.status_code == 422 and "We found no day" in nothing.content.decode()


def test_packs_are_taken_over_and_given_back(client, calendar):
    client.post(url(calendar, "packs"), {"place": "DE-BY", "year": 2026})
    assert Calendar.objects.get().packs[0]["region"] == "BY"
    assert "Epiphany" in client.get(url(calendar) + "?year=2026").content.decode()
    client.post(url(calendar, "packs/removal"), {"code": "DE-BY-2026"})
    assert Calendar.objects.get().packs == []
    assert client.post(url(calendar, "packs"), {"place": "XX", "year": 2026}).status_code == 422


def test_brands_and_teams_are_given_the_calendar_and_it_cannot_be_deleted_then(client, calendar, cast):
    for user in (f"brand:{cast.brand.pk}", f"team:{cast.team.pk}"):
        client.post(url(calendar, "users"), {"user": user})
    cast.brand.refresh_from_db()
    assert cast.brand.calendar_id == calendar.pk
    assert CalendarOwner.objects.get().kind == "team"
    assert "is in use" in client.post(url(calendar, "deletion"), follow=True).content.decode()
    for user in (f"brand:{cast.brand.pk}", f"team:{cast.team.pk}"):
        client.post(url(calendar, "users/removal"), {"user": user})
    assert client.post(url(calendar, "users"), {"user": "brand:x"}).status_code == 404
    client.post(url(calendar, "deletion"))
    assert not Calendar.objects.exists()


def test_renaming_refuses_a_name_in_use(client, calendar):
    keeping.make(name="Other", spec=SPEC, **BY)
    assert client.post(url(calendar, "name"), {"name": "Other"}).status_code == 422
    client.post(url(calendar, "name"), {"name": "Mine"})
    assert Calendar.objects.get(pk=calendar.pk).name == "Mine"


def test_other_programs_get_days_and_open_hours(client, calendar):
    packs.apply_pack(calendar_id=calendar.pk, country="CN", year=2026, **BY)
    feed = icalendar.Calendar.from_ical(client.get(url(calendar, "days.ics") + "?year=2026").content)
    first = next(entry for entry in feed.events if entry["dtstart"].dt == dt.date(2026, 10, 1))
    assert first["summary"] == "National Day · Holiday, closed"
    opened = icalendar.Calendar.from_ical(client.get(url(calendar, "open.ics") + "?year=2026").content)
    assert opened.events[0]["dtstart"].dt == dt.datetime(2026, 1, 4, 1, tzinfo=dt.UTC)
    assert len({entry["uid"] for entry in opened.events}) == len(opened.events)


def test_a_year_table_is_opened_edited_imported_exported_and_reloaded(client):
    opened = client.post("/desk/calendars/holidays/", {"place": "CN", "year": 2026})
    table = opened.headers["Location"]
    client.post(table + "day", {"date": "2026-12-24", "kind": "hours", "hours": "9-12", "name": "Eve"})
    assert "09:00–12:00" in client.get(table).content.decode()
    assert client.post(table + "day", {"date": "2025-12-24", "kind": "closed"}).status_code == 422
    client.post(table + "removal", {"date": "2026-12-24"})
    assert "Eve" not in client.get(table).content.decode()
    client.post(table + "announced", {"announced": "no"})
    assert HolidayYear.objects.get().is_announced is False
    exported = client.get(table + "days.csv").content
    file = SimpleUploadedFile("x.csv", b"date,kind\n2026-05-05,closed\n", content_type="text/csv")
    client.post(table + "import", {"file": file})
    assert HolidayYear.objects.get().days.count() == 1
    wrong = SimpleUploadedFile("x.csv", b"date,kind\n2026-05-05,eh\n", content_type="text/csv")
    assert "Line 2" in client.post(table + "import", {"file": wrong}).content.decode()
    client.post(table + "import", {"file": SimpleUploadedFile("x.csv", exported, content_type="text/csv")})
    assert HolidayYear.objects.get().days.count() == 39
    client.post(table + "reload")
    assert HolidayYear.objects.get().is_announced is True
    assert client.get(table + "days.json").json()[0]["date"] == "2026-01-01"


def test_who_may_not_change_for_all_brands_only_looks(cast, calendar):
    from anxin.domain.accounts.operations.roles import grant

    Installation.objects.update_or_create(pk=1, defaults={"set_up_at": AT, "requires_second_factor": False})
    scopes = {"brand": [cast.brand.pk]}
    grant(staff_id=cast.agent_staff.pk, role="supervisor", scopes=scopes, actor=SYSTEM, at=AT)
    client = Client()
    client.force_login(cast.agent_staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(url(calendar) + "?year=2026")
    assert page.status_code == 200 and "data-year-tools" not in page.content.decode()
    data = {"year_shown": 2026, "day": ["2026-10-10"], "mode": "closed"}
    client.post(url(calendar, "days"), data)
    assert Calendar.objects.get().version == 1


@pytest.mark.parametrize("count", [0, 1, 30])
def test_pages_take_the_same_queries_for_few_and_many(client, cast, calendar, count, django_assert_max_num_queries):
    for number in range(count):
        row = keeping.make(name=f"c{number:02d}", spec=SPEC, **BY)
        CalendarOwner.objects.create(kind="contract", object_id=number, calendar=calendar)
        days.set_days(calendar_id=calendar.pk, dates=[dt.date(2026, 1, number + 1)], windows=[], **BY)
        assert row.pk
    client.get("/desk/calendars/")
    with django_assert_max_num_queries(16):
        client.get("/desk/calendars/")
    with django_assert_max_num_queries(26):
        client.get(url(calendar) + "?year=2026&ask=add&from=2026-03-09T17:50&amount=4")


def test_many_year_tables_are_listed_in_few_queries(client, django_assert_max_num_queries):
    for year in range(2020, 2030):
        holidays.open_year(country="HK", year=year, **BY)
    client.get("/desk/calendars/holidays/")
    with django_assert_max_num_queries(16):
        assert "2029" in client.get("/desk/calendars/holidays/").content.decode()
