"""Cases by REST: the same rights and rules as on the desk."""

from __future__ import annotations

import pytest

from anxin.domain.cases.models import Case
from anxin.domain.conversations.models import Message
from anxin.domain.customers.models import Customer
from anxin.foundation.events.queries import timeline
from tests.cast import receive_case

pytestmark = pytest.mark.django_db
NEW = {
    "brand": "anran",
    "type": "repair",
    "customer": {"phone": "138 0000 5678", "email": "li@example.com", "name": "李雯"},
    "text": "洗衣机脱水的时候满屋子跑。",
}


def test_a_case_is_listed_and_read(case, call):
    listed = call("get", "/cases").json()
    assert [item["number"] for item in listed["items"]] == [case.number]
    one = call("get", f"/cases/{case.number}").json()
    assert one == listed["items"][0]
    assert (one["brand"], one["state"], one["customer"]["name"]) == ("anran", "new", "王秀兰")


def test_a_token_of_another_brand_sees_nothing_and_changes_nothing(case, cast, call_as):
    stranger = call_as(cast.stranger_staff)
    assert stranger("get", "/cases").json() == {"items": [], "next": None}
    for method, path, body in (
        ("get", f"/cases/{case.number}", None),
        ("get", f"/cases/{case.number}/messages", None),
        ("post", f"/cases/{case.number}/messages", {"text": "x"}),
        ("put", f"/cases/{case.number}/assignment", {"owner_id": cast.stranger_staff.pk}),
        ("post", f"/cases/{case.number}/closure", {"outcome": "solved"}),
        ("post", f"/cases/{case.number}/reopening", {"reason": "x"}),
        ("get", f"/customers/{case.customer_id}", None),
    ):
        assert stranger(method, path, body).status_code == 404, path
    case.refresh_from_db()
    assert case.state == "new"


def test_a_token_may_no_more_than_its_scopes(case, cast, call_as):
    reader = call_as(cast.agent_staff, "cases.view")
    assert reader("get", f"/cases/{case.number}").status_code == 200
    assert reader("post", f"/cases/{case.number}/messages", {"text": "x", "kind": "note"}).status_code == 403
    assert reader("post", "/cases", NEW).status_code == 422  # there is no brand it may open cases for
    writer = call_as(cast.agent_staff, "cases.create")
    assert writer("get", "/cases").status_code == 403


def test_filters_narrow_and_a_cursor_goes_on(cast, customer, call):
    made = [receive_case(cast, customer, text=f"第 {n} 台空调不凉。").case for n in range(3)]
    first = call("get", "/cases?limit=2").json()
    second = call("get", f"/cases?limit=2&cursor={first['next']}").json()
    numbers = [item["number"] for item in first["items"] + second["items"]]
    assert numbers == sorted((case.number for case in made), reverse=True) and second["next"] is None
    assert call("get", "/cases?state=open&state=new&owner=nobody&type=repair&brand=anran").json()["items"]
    for query in ("state=closed", "owner=me", "is_emergency=true", "channel=mail", "priority=4"):
        assert call("get", f"/cases?{query}").json()["items"] == [], query
    assert call("get", "/cases?brand=nonsense").json()["errors"][0]["field"] == "brand"


def test_a_list_takes_the_same_number_of_queries_for_one_and_many(cast, customer, call, django_assert_max_num_queries):
    for n in range(12):
        receive_case(cast, customer, text=f"第 {n} 台空调不凉。")
    with django_assert_max_num_queries(8):
        assert len(call("get", "/cases").json()["items"]) == 12


def test_the_same_key_twice_opens_one_case(call):
    first = call("post", "/cases", NEW, Idempotency_Key="order-4711")
    again = call("post", "/cases", NEW, Idempotency_Key="order-4711")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json() and Case.objects.count() == 1
    assert call("post", "/cases", {**NEW, "text": "另一件事"}, Idempotency_Key="order-4711").status_code == 422
    call("post", "/cases", NEW)
    assert (Case.objects.count(), Customer.objects.count()) == (2, 1)


def test_an_opened_case_says_who_entered_it_and_its_words_are_the_customers(cast, call):
    number = call("post", "/cases", {**NEW, "channel": "phone", "values": {"serial": "JH24A"}}).json()["number"]
    case = Case.objects.get(number=number)
    entered = next(event for event in timeline("case", case.pk) if event.type == "cases.CaseEntered")
    assert (entered.actor_kind, entered.actor_id) == ("staff", cast.agent_staff.pk)
    [message] = call("get", f"/cases/{number}/messages").json()["items"]
    assert (message["direction"], message["author_kind"], message["author_name"]) == ("in", "customer", "李雯")
    assert case.values == {"serial": "JH24A"} and case.channel == "phone"


def test_words_of_danger_make_it_an_emergency(call):
    made = call("post", "/cases", {**NEW, "text": "热水器冒烟了，屋里有煤气味！"}).json()
    assert made["is_emergency"] and made["emergency_kinds"] and made["priority"] == 4


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"brand": "qingyin"}, "brand"),
        ({"type": "nonsense"}, "type"),
        ({"text": "   "}, "text"),
        ({"text": "a\x00b"}, "body.text"),
        ({"customer": {"name": "李雯"}}, "customer"),
        ({"customer": {"phone": "12"}}, "phone"),
        ({"model_id": 999}, "model_id"),
        ({"values": {"purchase_date": "yesterday"}}, "values.purchase_date"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(call, wrong, field):
    response = call("post", "/cases", {**NEW, **wrong})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == field
    assert not Case.objects.exists() and not Customer.objects.exists()


def test_an_answer_leaves_after_its_undo_window_and_a_note_never(case, call):
    reply = call("post", f"/cases/{case.number}/messages", {"text": "请先断电五分钟。", "then": "solved"})
    assert (reply.status_code, reply.json()["sent_at"]) == (201, None)
    assert call("get", f"/cases/{case.number}").json()["state"] == "solved"
    note = call("post", f"/cases/{case.number}/messages", {"kind": "note", "text": "外机可能缺氟"}).json()
    assert note["visibility"] == "internal" and Message.objects.count() == 3


def test_a_case_is_assigned_solved_and_opened_again(case, cast, call_as):
    supervisor = call_as(cast.supervisor_staff)
    given = {"owner_id": cast.agent_staff.pk, "team": "care"}
    assert supervisor("put", f"/cases/{case.number}/assignment", given).json()["owner"]["name"] == "林小满"
    assert supervisor("post", f"/cases/{case.number}/closure", {"outcome": "solved"}).json()["state"] == "solved"
    assert supervisor("post", f"/cases/{case.number}/reopening", {"reason": "又不凉了"}).json()["state"] == "open"
    refused = supervisor("post", f"/cases/{case.number}/closure", {"outcome": "cancelled"})
    assert refused.json()["errors"][0]["field"] == "reason"
    assert supervisor("post", f"/cases/{case.number}/reopening", {"reason": "x"}).status_code == 409


def test_an_owner_who_may_not_work_on_it_is_refused(case, cast, call_as):
    supervisor = call_as(cast.supervisor_staff)
    response = supervisor("put", f"/cases/{case.number}/assignment", {"owner_id": cast.stranger_staff.pk})
    assert response.json()["errors"][0]["field"] == "owner"


def test_a_customers_addresses_are_masked(case, call):
    contacts = call("get", f"/customers/{case.customer_id}").json()["contacts"]
    assert [contact["shown"] for contact in contacts] == ["138****1234", "w***@example.com"]


def test_products_are_those_of_the_brands_one_sees(cast, call, call_as):
    [line] = call("get", "/products").json()["items"]
    assert line["models"][0]["number"] == "KFR-35GW/AR1"
    assert call_as(cast.stranger_staff)("get", "/products").json() == {"items": []}
