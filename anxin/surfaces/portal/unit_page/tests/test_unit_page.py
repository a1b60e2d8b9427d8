"""The page behind the QR: help for everybody, personal data for nobody but the owner."""

import datetime as dt

import pytest
from django.test import Client

from anxin.domain.cases.models import Case
from anxin.domain.catalog.models import Document
from anxin.domain.units import queries
from anxin.domain.units.models import OwnershipClaim
from anxin.domain.units.operations import claims, life, ownership, units
from tests.cast import AT

PERSONAL = ("王秀兰", "13800001234", "文一路", "wang@example.com")


@pytest.fixture
def unit(cast, customer):
    given = {
        "brand_id": cast.brand.pk,
        "model_id": cast.model.pk,
        "serial": "JHQ2406B04127",
        "sold_date": dt.date(2025, 5, 1),
        "place": "杭州市文一路 1 号",
    }
    made = units.add(given=given, actor=cast.agent, at=AT)
    ownership.give(unit_id=made.pk, customer_id=customer.pk, how="bought", actor=cast.agent, at=AT)
    return made


@pytest.fixture
def client():
    client = Client()
    client.cookies["ax_language"] = "zh-hans"
    return client


def claim(client, unit, **more):
    given = {"phone": "139 0000 5678", "message": "二手买的", "name": "陈默", "consent": "on", **more}
    return client.post(f"/u/{unit.code}/claim", given)


def test_whoever_scans_sees_model_safety_and_documents_but_nobodys_data(cast, client, unit):
    cast.model.safety_notes = {"zh-hans": "先断电"}
    cast.model.save()
    Document.objects.create(
        model=cast.model, kind="video", language="zh-hans", title="片子", url="https://example.com/"
    )
    Document.objects.create(
        model=cast.model, kind="service", language="zh-hans", title="内部", url="https://example.com/", is_public=False
    )
    shown = client.get(f"/u/{unit.code}").content.decode()
    for wanted in ("KFR-35GW/AR1", "先断电", "片子", "400-000-0000", "JHQ…4127"):
        assert wanted in shown
    for hidden in (*PERSONAL, "内部", "JHQ2406B04127"):
        assert hidden not in shown


@pytest.mark.parametrize(
    "path", ["/u/NOTHING123", "/u/x", "/u/NOTHING123/claim", "/u/NOTHING123/mine/1-AAAAAAAAAAAAAAAA"]
)
def test_a_code_nobody_has_leads_nowhere(cast, client, path):
    assert client.get(path).status_code == 404


def test_a_report_knows_the_machine_without_being_asked(cast, client, unit, filled):
    given = {name: value for name, value in filled().items() if name not in ("line", "model")}
    form = client.get(f"/b/anran/ask/?unit={unit.code}").content.decode()
    assert 'name="line"' not in form and 'name="values.serial"' not in form
    assert client.post(f"/b/anran/ask/?unit={unit.code}", given).status_code == 303
    case = Case.objects.get()
    assert (case.unit_id, case.model_id) == (unit.pk, cast.model.pk)
    assert case.values["serial"] == "JHQ2406B04127"


def test_a_unit_of_another_brand_is_not_taken_into_the_form(cast, client, unit, filled):
    cast.other_brand.is_active = True
    cast.other_brand.save()
    client.post(f"/b/qingyin/ask/?unit={unit.code}", filled(line="", model=""))
    assert Case.objects.get().unit is None


def test_only_the_owners_link_shows_what_was_done_and_it_ends_with_her_ownership(cast, client, unit, customer):
    row = queries.ownership_of(unit, customer.pk)
    path = queries.owner_path(row)
    assert "JHQ2406B04127" in client.get(path).content.decode()
    forged = path[:-1] + ("A" if path[-1] != "A" else "B")
    assert client.get(forged).status_code == 404
    ownership.end(ownership_id=row.pk, actor=cast.agent, at=AT)
    assert client.get(path).status_code == 404


def test_a_claim_is_kept_followed_and_tells_nothing_of_the_owner(cast, client, unit):
    answer = claim(client, unit)
    assert answer.status_code == 303
    status = client.get(answer.headers["Location"]).content.decode()
    assert not any(word in status for word in PERSONAL)
    found = OwnershipClaim.objects.get()
    claims.refuse(claim_id=found.pk, answer="看不清铭牌", actor=cast.agent, at=AT)
    assert "看不清铭牌" in client.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize("given", [{"phone": "12"}, {"consent": ""}, {"email": "x"}, {"website": "spam"}])
def test_a_claim_with_a_mistake_shows_it_and_keeps_the_words(client, unit, given):
    answer = claim(client, unit, **given)
    assert answer.status_code == 422
    assert "二手买的" in answer.content.decode()
    assert not OwnershipClaim.objects.exists()


def test_a_machine_out_of_use_says_so_and_is_not_given_away(cast, client, unit):
    life.retire(unit_id=unit.pk, reason="报废", actor=cast.agent, at=AT)
    assert "已停用" in client.get(f"/u/{unit.code}").content.decode()
    assert claim(client, unit).status_code == 422
