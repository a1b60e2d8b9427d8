"""The outgoing texts as people see them."""

import pytest

from anxin.domain.messaging.models import TextOverride

pytestmark = pytest.mark.django_db
URL = "/desk/texts/cases.received/"


@pytest.fixture
def admin(client, cast):
    client.force_login(cast.administrator_staff)
    return client


def test_an_agent_does_not_know_of_them(client, cast):
    client.force_login(cast.agent_staff)
    assert client.get("/desk/texts/").status_code == 404


def test_every_text_is_listed_with_when_it_leaves(admin):
    assert "cases.received" in admin.get("/desk/texts/").content.decode()


def test_a_wording_is_kept_for_one_brand_and_reset(admin, cast):
    query = f"?brand={cast.brand.pk}&language=zh-hans"
    given = {"subject": "收到 {number}", "body": "好的 {link}"}
    assert admin.post(URL + query, given).status_code == 303
    assert TextOverride.objects.get().brand_id == cast.brand.pk
    page = admin.get(URL + query).content.decode()
    assert "<ins>" in page
    assert admin.post(f"{URL}reset/{query}").status_code == 303
    assert not TextOverride.objects.exists()


def test_an_unknown_variable_is_named_beside_its_field(admin):
    answer = admin.post(URL, {"subject": "收到", "body": "{nummer} 好的"})
    assert answer.status_code == 422
    assert "{nummer}" in answer.content.decode()
    assert not TextOverride.objects.exists()


def test_a_preview_with_a_case_shows_its_data_but_not_the_customers_link(admin, case):
    answer = admin.post(
        URL, {"subject": "{number} 号", "body": "{subject} {link}", "case": case.number, "preview": "1"}
    )
    page = answer.content.decode()
    assert f"{case.number} 号" in page
    assert case.code not in page
    assert not TextOverride.objects.exists()


def test_a_preview_runs_nothing_that_was_typed(admin):
    page = admin.post(URL, {"subject": "x", "body": "<script>alert(1)</script>", "preview": "1"}).content.decode()
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("query", ["?brand=x", "?brand=999999", "?language=fr", "?brand=" + "9" * 40])
def test_junk_in_the_address_does_no_harm(admin, query):
    assert admin.get(URL + query).status_code in (200, 404)
    assert admin.get("/desk/texts/no.such/").status_code == 404
