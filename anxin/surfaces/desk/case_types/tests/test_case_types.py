"""Every setting of a case type changes what happens; what the flow needs cannot be broken."""

from datetime import timedelta

import pytest

from anxin.domain.accounts.models import Grant
from anxin.domain.cases import queries
from anxin.domain.cases.models import CaseType, Stage
from anxin.domain.cases.operations import editing, lifecycle
from anxin.domain.cases.operations.receiving import receive_reply
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid
from tests.cast import AT, receive_case

LIST = "/desk/settings/case-types/"


@pytest.fixture
def save(cast, client_of):
    """Saves the repair type with some inputs changed; `fields` replaces its own fields."""

    def post(fields=(), path=None, **changed):
        repair = CaseType.objects.get(code="repair")
        data = {
            "code": "repair", "name_zh": "维修", "name_en": "Repair", "closes_after_days": 3, "reopens_within_days": 14,
            "is_offered_on_portal": "on", "is_active": "on", "fields-TOTAL_FORMS": len(fields), "fields-INITIAL_FORMS": 0,
        }  # fmt: skip
        for at, field in enumerate(fields):
            data |= {f"fields-{at}-{name}": value for name, value in field.items()}
        data = {name: value for name, value in {**data, **changed}.items() if value is not None}
        return client_of(cast.administrator_staff).post(path or f"{LIST}{repair.pk}", data)

    return post


def test_the_page_shows_fields_and_steps(cast, client_of):
    repair = CaseType.objects.get(code="repair")
    page = client_of(cast.administrator_staff).get(f"{LIST}{repair.pk}").content.decode()
    assert "purchase_date" in page
    assert "In progress" in page


def test_only_who_may_change_cases_settings_comes_here(cast, client_of):
    for path in (LIST, f"{LIST}new", f"{LIST}{CaseType.objects.first().pk}"):
        assert client_of(cast.supervisor_staff).get(path).status_code == 404


def test_days_until_closing_decide_when_a_solved_case_closes(cast, case, save):
    assert save(closes_after_days=5).status_code == 303
    lifecycle.solve(case_id=case.pk, actor=cast.agent, at=AT)
    assert lifecycle.close_due(at=AT + timedelta(days=4)) == 0
    assert lifecycle.close_due(at=AT + timedelta(days=5)) == 1


@pytest.mark.parametrize(("days", "cases"), [(1, 2), (9, 1)])
def test_days_to_reopen_decide_whether_a_reply_opens_the_old_case(cast, case, save, days, cases):
    save(reopens_within_days=days)
    lifecycle.solve(case_id=case.pk, actor=cast.agent, at=AT)
    customer = Actor(kind="customer", id=case.customer_id)
    received = receive_reply(case_id=case.pk, text="又不凉了", actor=customer, at=AT + timedelta(days=3))
    assert received.is_new_case == (cases == 2)


def test_a_type_taken_off_the_portal_is_not_offered_there(cast, save):
    save(is_offered_on_portal=None)
    assert "repair" not in [kind.code for kind in queries.types(offered_on_portal=True)]
    assert "repair" in [kind.code for kind in queries.types()]


def test_a_type_out_of_use_takes_no_new_cases(cast, customer, save):
    save(is_active=None)
    with pytest.raises(Invalid):
        receive_case(cast, customer)


def test_an_own_field_can_be_filled_in_from_then_on(cast, case, save):
    choices = "a | 红 | Red\nb | 蓝 | Blue"
    field = {"key": "colour", "name_zh": "颜色", "type": "choice", "choices": choices, "indexed": "on"}
    assert save([field]).status_code == 303
    editing.edit(case_id=case.pk, changes={"values": {"colour": "b"}}, actor=cast.agent, at=AT)
    case.refresh_from_db()
    assert case.values["colour"] == "b"
    assert case.indexed_values.get().text == "b"


@pytest.mark.parametrize(
    "fields",
    [
        [{"key": "A b", "name_zh": "x", "type": "text"}],
        [{"key": "a", "name_zh": "x", "type": "text"}, {"key": "a", "name_zh": "y", "type": "text"}],
        [{"key": "a", "name_zh": "", "type": "text"}],
        [{"key": "a", "name_zh": "x", "type": "choice", "choices": "only | 一个"}],
    ],
)
def test_a_wrong_field_is_refused_and_nothing_is_lost(cast, save, fields):
    answer = save(fields, name_zh="维修改")
    assert answer.status_code == 422
    assert "维修改" in answer.content.decode()
    assert CaseType.objects.get(code="repair").names["zh-hans"] == "维修"


def test_a_new_type_comes_with_every_step_it_needs(cast, customer, save):
    assert save(path=f"{LIST}new", code="recall", name_zh="召回").status_code == 303
    case = receive_case(cast, customer, type_code="recall").case
    lifecycle.solve(case_id=case.pk, actor=cast.agent, at=AT)
    assert save(path=f"{LIST}new", code="recall", name_zh="召回").status_code == 422


def stage_url(stage, rest=""):
    return f"{LIST}{stage.type_id}/stages/{stage.pk}{rest}"


def test_a_new_step_can_be_chosen_and_its_label_is_what_the_customer_reads(cast, case, client_of):
    given = {
        "code": "part_ordered",
        "name_zh": "已订配件",
        "label_zh": "配件在路上",
        "state": "waiting_other",
        "order": 4,
    }
    client_of(cast.administrator_staff).post(f"{LIST}{case.type_id}/stages/new", given)
    editing.move(case_id=case.pk, stage_code="part_ordered", actor=cast.agent, at=AT)
    case.refresh_from_db()
    assert case.state == "waiting_other"
    assert case.stage.customer_labels == {"zh-hans": "配件在路上"}


def test_a_step_in_use_is_neither_deleted_nor_given_another_state(cast, case, client_of):
    client = client_of(cast.administrator_staff)
    client.post(stage_url(case.stage, "/deletion"))
    answer = client.post(stage_url(case.stage), {"name_zh": "新", "state": "open", "order": 0})
    assert answer.status_code == 422
    assert Stage.objects.get(pk=case.stage_id).state == "new"


def test_the_only_step_of_a_needed_state_stays(cast, client_of):
    closed = Stage.objects.get(type__code="repair", state="closed")
    client_of(cast.administrator_staff).post(stage_url(closed, "/deletion"))
    assert Stage.objects.filter(pk=closed.pk).exists()
    merged = Stage.objects.get(type__code="repair", state="merged")
    client_of(cast.administrator_staff).post(stage_url(merged, "/deletion"))
    assert not Stage.objects.filter(pk=merged.pk).exists()


def test_without_the_right_the_operation_refuses_too(cast, client_of):
    Grant.objects.filter(staff=cast.administrator_staff).delete()
    assert client_of(cast.administrator_staff).post(f"{LIST}new", {}).status_code == 404
