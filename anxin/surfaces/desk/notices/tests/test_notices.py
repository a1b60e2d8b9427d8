"""Notices reach the one they are for, in that reader's words, until they are read."""

from anxin.domain.cases.operations import editing
from anxin.domain.workforce.models import Notice
from anxin.domain.workforce.operations.notices import notify
from tests.cast import AT, receive_case


def give(cast, case):
    editing.assign(case_id=case.pk, owner_id=cast.agent_staff.pk, team_id=None, actor=cast.supervisor, at=AT)


def test_a_given_case_is_said_to_its_new_owner_and_nobody_else(cast, case, client_of):
    give(cast, case)
    page = client_of(cast.agent_staff).get("/desk/notices/").content.decode()
    assert f"沈岚 gave you {case.number}" in page
    assert 'class="ax-bell-count"' in page
    assert "gave you" not in client_of(cast.colleague_staff).get("/desk/notices/").content.decode()


def test_reading_one_leads_where_it_points_and_empties_the_bell(cast, case, client_of):
    give(cast, case)
    client = client_of(cast.agent_staff)
    path = f"/desk/cases/{case.number}"
    answer = client.post("/desk/notices/read", {"notice": Notice.objects.get().pk, "next": path})
    assert answer.headers["Location"] == path
    assert "ax-bell-count" not in client.get("/desk/notices/").content.decode()


def test_reading_never_leads_to_another_site(cast, client_of):
    answer = client_of(cast.agent_staff).post("/desk/notices/read", {"next": "//evil.example/"})
    assert answer.headers["Location"] == "/desk/notices/"


def test_nobody_marks_anothers_notice_as_read(cast, case, client_of):
    give(cast, case)
    client_of(cast.colleague_staff).post("/desk/notices/read", {"notice": Notice.objects.get().pk})
    assert Notice.objects.get().read_at is None


def test_an_emergency_stands_above_every_page_until_somebody_looks(cast, customer, client_of):
    case = receive_case(cast, customer, text="插座冒烟了").case
    client = client_of(cast.supervisor_staff)
    page = client.get("/desk/notices/").content.decode()
    assert 'class="ax-urgent"' in page
    assert f"Emergency: {case.number}" in page
    client.post("/desk/notices/read", {"notice": Notice.objects.get(staff=cast.supervisor_staff).pk})
    assert 'class="ax-urgent"' not in client.get("/desk/notices/").content.decode()


def test_a_kind_without_words_does_not_break_the_list(cast, client_of):
    notify(staff_ids=[cast.agent_staff.pk], kind="x.unknown", data={}, path="/desk/", at=AT)
    assert client_of(cast.agent_staff).get("/desk/notices/").status_code == 200
