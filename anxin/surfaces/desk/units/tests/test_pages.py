"""Units at the desk: lists narrowed by the address, decisions with undo, labels, junk does no harm."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from anxin.domain.customers.types import Reach
from anxin.domain.units.models import LabelSheet, Unit
from anxin.domain.units.operations import claims, units
from anxin.foundation.labels.drawing import is_possible
from tests.cast import AT

LIST = "/desk/units/"


@pytest.fixture
def unit(cast):
    given = {"brand_id": cast.brand.pk, "model_id": cast.model.pk, "serial": "JHQ2406B04127", "batch": "2406B"}
    return units.add(given=given, actor=cast.agent, at=AT)


@pytest.fixture
def agent(cast, client_of):
    return client_of(cast.agent_staff)


@pytest.fixture
def claim(unit):
    who = Reach(phone="13900005678", name="Chen", language="en")
    return claims.ask(unit_id=unit.pk, claimant=who, message="second-hand", at=AT)


@pytest.mark.parametrize(
    ("query", "is_found"),
    [("q=q2406 b04", True), ("q=zzz", False), ("batch=2406B", True), ("state=retired", False), ("made_from=x", True)],
)
def test_the_list_is_narrowed_by_what_stands_in_the_address(agent, unit, query, is_found):
    assert ("JHQ2406B04127" in agent.get(f"{LIST}?{query}").content.decode()) is is_found


def test_one_page_asks_the_database_as_often_for_fifty_units_as_for_one(cast, agent, unit):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert agent.get(LIST).status_code == 200
        return len(queries)

    agent.get(LIST)
    one = count()
    for number in range(60):
        units.add(
            given={"brand_id": cast.brand.pk, "model_id": cast.model.pk, "serial": f"X{number}"},
            actor=cast.agent,
            at=AT,
        )
    assert count() == one


def test_a_unit_is_entered_changed_and_shown(cast, agent):
    given = {"brand_id": cast.brand.pk, "model_id": cast.model.pk, "serial": "ab 12", "state": "in_use"}
    answer = agent.post(f"{LIST}new", given)
    assert answer.status_code == 303
    made = Unit.objects.get()
    assert agent.post(f"{LIST}{made.pk}/facts", {**given, "sold_date": "2999-01-01"}).status_code == 422
    assert agent.post(f"{LIST}{made.pk}/facts", {**given, "sold_date": "2025-05-01"}).status_code == 303
    made.refresh_from_db()
    assert made.sold_date == dt.date(2025, 5, 1)
    assert agent.get(answer.headers["Location"]).status_code == 200


def test_an_episode_a_note_and_an_owner_stand_in_its_life(agent, unit):
    base = f"{LIST}{unit.pk}"
    repair = {
        "kind": "repair",
        "where": "on_site",
        "started_at": "2026-01-02T10:00",
        "ended_at": "2026-01-03T10:00",
        "problem": "no cold air",
    }
    assert agent.post(f"{base}/episodes/new", repair).status_code == 303
    assert agent.post(f"{base}/notes", {"text": "needs a ladder"}).status_code == 303
    assert (
        agent.post(
            f"{base}/owners", {"phone": "13800001234", "name": "Wang", "role": "owner", "how": "bought"}
        ).status_code
        == 303
    )
    page = agent.get(base).content.decode()
    for wanted in ("no cold air", "needs a ladder", "Wang"):
        assert wanted in page
    assert "needs a ladder" not in agent.get(f"{base}?phase=serviced").content.decode()


def test_a_claim_is_approved_and_undone_from_the_list(agent, unit, claim):
    assert "second-hand" in agent.get(f"{LIST}claims").content.decode()
    agent.post(f"{LIST}claims/{claim.pk}/approval")
    claim.refresh_from_db()
    assert claim.state == "approved"
    agent.post(f"{LIST}claims/{claim.pk}/undo")
    claim.refresh_from_db()
    assert claim.state == "undone"


def test_strangers_find_neither_unit_nor_claim(cast, client_of, unit, claim):
    stranger = client_of(cast.stranger_staff)
    for path in (
        f"{unit.pk}",
        f"{unit.pk}/facts",
        f"{unit.pk}/qr",
        f"claims/{claim.pk}/refusal",
        f"labels?unit={unit.pk}",
    ):
        assert stranger.get(LIST + path).status_code == 404
    assert stranger.post(f"{LIST}claims/{claim.pk}/approval").status_code == 404


def test_a_case_is_told_which_unit_it_is_about(agent, unit, case):
    agent.post(f"{LIST}for-case/{case.number}", {"serial": "jhq-2406-b04127"})
    case.refresh_from_db()
    assert case.unit_id == unit.pk
    assert "JHQ2406B04127" in agent.get(f"/desk/cases/{case.number}").content.decode()
    assert "#" + str(case.number) in agent.get(f"{LIST}{unit.pk}").content.decode()
    agent.post(f"{LIST}for-case/{case.number}", {"serial": "nothing like it"})
    case.refresh_from_db()
    assert case.unit_id == unit.pk


def test_the_palette_finds_a_unit_by_a_piece_of_its_number(agent, unit):
    assert "JHQ2406B04127" in agent.get("/desk/palette?q=04127").content.decode()


@pytest.mark.skipif(not is_possible(), reason="no Pango on this machine")
def test_labels_are_printed_in_the_background_and_fetched(agent, unit, run_jobs):
    answer = agent.post(f"{LIST}labels", {"paper": "a4_3x7"})
    assert answer.status_code == 303
    run_jobs()
    sheet = LabelSheet.objects.get()
    assert (sheet.state, sheet.done) == ("done", 1)
    assert b"".join(agent.get(f"{LIST}labels/{sheet.pk}/file").streaming_content).startswith(b"%PDF")


@pytest.fixture
def second(cast):
    """The same machine, entered without its number."""
    return units.add(given={"brand_id": cast.brand.pk, "seller": "Lakeside"}, actor=cast.agent, at=AT)


def test_two_files_of_one_machine_are_merged_and_parted_from_the_page(agent, unit, second):
    pair = f"{LIST}{second.pk}/and/{unit.pk}"
    shown = agent.get(pair).content.decode()
    assert f'name="keep" value="{unit.pk}"' in shown  # the one with the serial number
    assert agent.post(pair, {"keep": unit.pk, "reason": "one label"}).status_code == 303
    assert agent.get(f"{LIST}{second.pk}").headers["Location"] == f"{LIST}{unit.pk}"
    page = agent.get(f"{LIST}{unit.pk}").content.decode()
    assert "one label" in page
    undo = page.split(f'action="{LIST}{unit.pk}/merges/')[1].split('"')[0]
    agent.post(f"{LIST}{unit.pk}/merges/{undo}")
    assert agent.get(f"{LIST}{second.pk}").status_code == 200


def test_the_page_says_why_two_machines_cannot_be_one(cast, agent, unit, second):
    units.change(unit_id=second.pk, given={"serial": "OTHER1"}, actor=cast.agent, at=AT)
    pair = f"{LIST}{unit.pk}/and/{second.pk}"
    assert "a serial number of its own" in agent.get(pair).content.decode()
    assert agent.post(pair, {"keep": unit.pk}).status_code == 422


def test_the_other_file_is_looked_for_by_number(agent, unit, second):
    assert "JHQ2406B04127" in agent.get(f"{LIST}{second.pk}/other?q=b04127").content.decode()
    assert "No unit fits" in agent.get(f"{LIST}{second.pk}/other?q=zzzz").content.decode()
