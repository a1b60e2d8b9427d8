"""The pages of entitlements: who sees them, how a promise comes to be signed, what an answer shows, how many queries they take."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from anxin.domain.accounts.models import Installation
from anxin.domain.entitlements.models import Decision, Promise
from tests.cast import AT

FORM = {
    "code": "washer-motor",
    "zh": "洗衣机电机十年",
    "en": "Washing machine motor ten years",
    "product_class": "washing_machine",
    "part": "motor",
    "months": "120",
    "basis": "Warranty terms 2027, section 3",
    "valid_from": "2020-01-01",
}
QUESTION = {
    "product_class": "air_conditioner",
    "jurisdiction": "CN",
    "channel": "store",
    "invoice_date": "2026-04-28",
    "install_done_date": "2026-05-06",
    "reason": "fault",
    "failed_repairs": "2",
    "repair_days": "8",
    "at": "2027-05-12",
}


def client_of(staff) -> Client:
    """Somebody at the desk, reading English."""
    Installation.objects.update_or_create(pk=1, defaults={"set_up_at": AT, "requires_second_factor": False})
    staff.language = "en"
    staff.save()
    client = Client()
    client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def admin(cast) -> Client:
    """An administrator."""
    return client_of(cast.administrator_staff)


@pytest.fixture
def agent(cast) -> Client:
    """An agent."""
    return client_of(cast.agent_staff)


def draft(client: Client, **changed: str) -> Promise:
    """A promise made by the form."""
    assert client.post("/desk/rights/new", FORM | changed).status_code == 303
    return Promise.objects.order_by("-pk")[0]


def test_a_promise_is_written_by_a_form_looked_at_and_signed_off(admin):
    promise = draft(admin)
    page = admin.get(f"/desk/rights/{promise.pk}/").content.decode()
    assert "draft" in page
    assert "none loses" in page
    answer = admin.post(f"/desk/rights/{promise.pk}/signature")
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/rights/{promise.pk}/")
    promise.refresh_from_db()
    assert promise.state == "signed"
    assert "signed off" in admin.get("/desk/rights/").content.decode()


def test_a_wrong_file_is_refused_beside_the_field_with_its_line(admin):
    text = draft(admin).text.replace("months: 120", "months: 12")
    answer = admin.post("/desk/rights/new?text=1", {"file": SimpleUploadedFile("p.yaml", text.encode())})
    assert answer.status_code == 422
    assert re.search(r"Line \d+: WASHER-MOTOR: promises less than CN-P-WASH", answer.content.decode())
    answer = admin.post("/desk/rights/new?text=1", {"file": SimpleUploadedFile("p.yaml", b"\xff\xfe\x00")})
    assert "no text file" in answer.content.decode()


def test_the_next_version_starts_from_the_text_and_shows_what_changed(admin):
    first = draft(admin)
    page = admin.get(f"/desk/rights/new?text=1&from={first.pk}").content.decode()
    assert "months: 120" in page
    admin.post("/desk/rights/new?text=1", {"text": first.text.replace("months: 120", "months: 144")})
    second = Promise.objects.get(number=2)
    assert re.search(
        r"months</td>\s*<td>120</td>\s*<td>144</td>", admin.get(f"/desk/rights/{second.pk}/").content.decode()
    )


def test_a_refused_signature_says_why(admin):
    admin.post(f"/desk/rights/{draft(admin).pk}/signature")
    backdated = draft(admin, months="132")
    answer = admin.post(f"/desk/rights/{backdated.pk}/signature")
    assert answer.status_code == 409
    assert "begin after today" in answer.content.decode()


def test_an_agent_asks_and_the_answer_is_kept_with_its_reasons(agent):
    answer = agent.post("/desk/rights/ask/", QUESTION)
    decision = Decision.objects.get()
    assert answer["Location"] == f"/desk/rights/ask/{decision.pk}/"
    page = agent.get(answer["Location"]).content.decode()
    assert "The customer may choose" in page
    assert "2027-05-14" in page
    assert "CN-SB-003" in page


def test_what_decides_and_is_not_known_is_asked_once(agent):
    answer = agent.post("/desk/rights/ask/", {**QUESTION, "install_done_date": ""})
    page = agent.get(answer["Location"]).content.decode()
    assert "It depends" in page
    assert page.count("<li>date the installation was done</li>") == 1


@pytest.mark.parametrize(
    "wrong",
    [{"at": ""}, {"at": "soon"}, {"price": "-1"}, {"product_class": "spaceship"}, {"failed_repairs": "99"}],
)
def test_a_wrong_field_is_marked_and_nothing_is_kept(agent, wrong):
    assert agent.post("/desk/rights/ask/", QUESTION | wrong).status_code == 422
    assert not Decision.objects.exists()


def test_agents_do_not_see_the_settings(agent):
    for address in ("/desk/rights/", "/desk/rights/new", "/desk/rights/law/cn-car/"):
        assert agent.get(address).status_code == 404


def test_the_law_shows_every_rule_with_its_source(admin):
    page = admin.get("/desk/rights/law/cn-general/").content.decode()
    assert "Consumer Rights Protection Law, art. 25" in page
    assert admin.get("/desk/rights/law/mars/").status_code == 404
    assert admin.get("/desk/rights/999/").status_code == 404


def test_the_list_takes_as_many_queries_for_many_promises(admin, django_assert_max_num_queries):
    for number in range(4):
        draft(admin, code=f"p-{number}", valid_from=str(dt.date(2020, 1, 1 + number)))
    admin.get("/desk/rights/")
    with django_assert_max_num_queries(12):
        admin.get("/desk/rights/")


def test_a_case_shows_what_its_product_is_entitled_to_and_leads_to_the_question(agent, case, cast):
    case.model = cast.model
    case.save()
    page = agent.get(f"/desk/cases/{case.number}").content.decode()
    assert "compressor" in page
    assert "/desk/rights/ask/?product_class=air_conditioner" in page
    assert (
        'value="air_conditioner" selected'
        in agent.get("/desk/rights/ask/?product_class=air_conditioner").content.decode()
    )
