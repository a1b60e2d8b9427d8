"""Units and purchases by the API: told again they are the same; rights and brands hold."""

import pytest

ORDER = {
    "brand": "anran",
    "source": "shop",
    "external_id": "1001",
    "channel": "online",
    "bought_at": "2026-01-05T10:00:00+08:00",
    "lines": [{"model": "kfr35gwar1", "serial": "P1", "paid_amount": "2499.00"}],
    "buyer": {"phone": "13800001234", "name": "Wang"},
}


@pytest.fixture
def shop(cast, call_as):
    return call_as(cast.supervisor_staff)


def test_an_order_told_twice_is_one(shop):
    first, again = shop("post", "/purchases", ORDER), shop("post", "/purchases", ORDER)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    assert first.json()["lines"][0]["serial"] == "P1"
    assert [each["serial"] for each in shop("get", "/units?q=p1").json()["items"]] == ["P1"]
    assert shop("get", f"/purchases/{first.json()['id']}").json()["total_amount"] == "2499.00"


@pytest.mark.parametrize(
    "wrong",
    [
        {"lines": []},
        {"currency": "XXQ"},
        {"channel": "moon"},
        {"brand": "nobody"},
        {"bought_at": "2999-01-01T00:00:00Z"},
    ],
)
def test_an_order_that_cannot_be_is_a_problem_document(shop, wrong):
    answer = shop("post", "/purchases", {**ORDER, **wrong})
    assert answer.status_code == 422
    assert "problem" in answer.headers["Content-Type"]


def test_who_may_not_enter_orders_is_refused(call):
    assert call("post", "/purchases", ORDER).status_code == 403


def test_a_unit_is_told_brought_up_to_date_and_read(call):
    given = {"brand": "anran", "serial": "U1", "model": "KFR-35GW/AR1", "source": "mes", "external_id": "7"}
    made = call("post", "/units", given)
    again = call("post", "/units", {**given, "batch": "B2"})
    assert (made.status_code, again.status_code, again.json()["batch"]) == (201, 200, "B2")
    shown = call("get", f"/units/{made.json()['id']}").json()
    assert shown["episodes"] == [] and "place" not in shown


def test_another_brands_unit_does_not_exist(cast, call, call_as):
    made = call("post", "/units", {"brand": "anran", "serial": "U1"}).json()
    stranger = call_as(cast.stranger_staff)
    assert stranger("get", f"/units/{made['id']}").status_code == 404
    assert stranger("post", "/units", {"brand": "anran", "serial": "U2"}).status_code == 422
