"""The queue: what it shows to whom, its filters, its size in queries, taking several at once."""

from datetime import timedelta

import pytest
import time_machine

from anxin.domain.accounts.models import Grant
from anxin.domain.cases.models import Case, SavedView
from tests.cast import AT, receive_case

QUEUE = "/desk/cases/"


def test_the_desk_opens_with_the_queue(cast, client_of):
    assert client_of(cast.agent_staff).get("/desk/").headers["Location"] == QUEUE


def test_a_case_stands_in_the_queue_of_its_brand_only(cast, case, client_of):
    assert str(case.number) in client_of(cast.agent_staff).get(QUEUE).content.decode()
    assert str(case.number) not in client_of(cast.stranger_staff).get(QUEUE).content.decode()


def test_an_empty_queue_says_why(cast, client_of):
    assert "Nobody is waiting for us" in client_of(cast.agent_staff).get(QUEUE).content.decode()
    assert "You have no open cases" in client_of(cast.agent_staff).get(f"{QUEUE}?view=mine").content.decode()


def test_filters_live_in_the_address_and_can_be_removed(cast, case, client_of):
    page = client_of(cast.agent_staff).get(f"{QUEUE}?owner=nobody&priority=2").content.decode()
    assert f"case-{case.number}" in page
    page = client_of(cast.agent_staff).get(f"{QUEUE}?owner=me&priority=2").content.decode()
    assert f"case-{case.number}" not in page
    assert 'href="?priority=2"' in page


def test_junk_in_the_address_does_no_harm(cast, case, client_of):
    answer = client_of(cast.agent_staff).get(f"{QUEUE}?view=x&owner=9%27&state=x&cursor=zzz&brand=1e9")
    assert answer.status_code == 200


@pytest.mark.parametrize("number", [0, 1, 60])
def test_the_queue_asks_the_same_few_questions_for_any_number_of_cases(
    cast, customer, client_of, number, django_assert_max_num_queries
):
    for _each in range(number):
        receive_case(cast, customer)
    client = client_of(cast.agent_staff)
    client.get(QUEUE)
    # Five of them note the session's last activity, before the page is asked.
    with django_assert_max_num_queries(25):
        assert client.get(QUEUE).status_code == 200


def test_a_row_says_what_is_due_first_and_when_it_is_over(cast, case, client_of):
    client = client_of(cast.agent_staff)
    with time_machine.travel(AT, tick=False):
        shown = client.get(QUEUE).content.decode()
    assert 'class="ax-row-due" title="First answer"' in shown
    with time_machine.travel(AT + timedelta(days=2), tick=False):
        client.force_login(cast.agent_staff, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert "ax-row-due-danger" in client.get(QUEUE).content.decode()


def test_an_open_emergency_is_pinned_above_the_list(cast, customer, client_of):
    case = receive_case(cast, customer, text="插座冒烟了").case
    page = client_of(cast.agent_staff).get(QUEUE).content.decode()
    assert 'class="ax-emergencies"' in page
    assert page.index("ax-emergencies") < page.index(f'id="case-{case.number}"')


def test_several_cases_are_taken_at_once(cast, customer, client_of):
    numbers = [receive_case(cast, customer).case.number for _each in range(2)]
    answer = client_of(cast.agent_staff).post("/desk/cases/assignments", {"case": numbers, "owner": "me"})
    assert answer.status_code == 303
    assert set(Case.objects.values_list("owner_id", flat=True)) == {cast.agent_staff.pk}


def test_giving_away_without_the_right_says_for_each_case_that_it_did_not_work(cast, case, client_of):
    given = {"case": [case.number, 99], "owner": cast.colleague_staff.pk}
    answer = client_of(cast.agent_staff).post("/desk/cases/assignments", given)
    assert answer.status_code == 422
    assert answer.content.decode().count("not changed") == 2
    case.refresh_from_db()
    assert case.owner_id is None


def test_a_list_is_kept_as_a_view_and_deleted_again(cast, client_of):
    client = client_of(cast.agent_staff)
    client.post("/desk/cases/views", {"name": "急件", "query": "view=mine&priority=4&junk=1"})
    view = SavedView.objects.get()
    assert (view.owner_id, view.query) == (cast.agent_staff.pk, "view=mine&priority=4")
    assert "急件" in client.get(QUEUE).content.decode()
    assert "急件" not in client_of(cast.colleague_staff).get(QUEUE).content.decode()
    client.post(f"/desk/cases/views/{view.pk}/deletion")
    assert not SavedView.objects.exists()


def test_only_who_supervises_shares_a_view_with_everybody(cast, client_of):
    given = {"name": "全部急件", "query": "priority=4", "is_shared": "on"}
    client_of(cast.agent_staff).post("/desk/cases/views", given)
    assert SavedView.objects.get().owner_id == cast.agent_staff.pk
    client_of(cast.supervisor_staff).post("/desk/cases/views", given)
    shared = SavedView.objects.get(owner_id=None)
    assert "全部急件" in client_of(cast.colleague_staff).get(QUEUE).content.decode()
    assert client_of(cast.agent_staff).post(f"/desk/cases/views/{shared.pk}/deletion").status_code == 404
    assert SavedView.objects.filter(pk=shared.pk).exists()


def test_without_the_right_to_see_cases_there_is_no_queue(cast, client_of):
    Grant.objects.filter(staff=cast.agent_staff).delete()
    assert client_of(cast.agent_staff).get(QUEUE).status_code == 404
