"""The pages of privacy, as a browser asks for them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from anxin.domain.customers.models import ContactPoint
from anxin.foundation.events.models import AccessLog
from anxin.foundation.privacy.models import LegalHold, PrivacyRequest


@pytest.fixture
def desk(cast) -> Client:
    """The administrator's browser."""
    client = Client()
    client.force_login(cast.administrator_staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def ask(desk: Client, person: str, kind: str = "erase"):
    data = {"person": person, "kind": kind, "asked_by": "person", "reason": "", "due_date": "2099-01-01"}
    return desk.post(reverse("privacy:new"), data)


@pytest.mark.parametrize("typed", ["13800001234", "WANG@example.com", "number", "case"])
def test_a_person_is_found_by_what_one_has(desk, customer, case, typed):
    given = {"number": str(customer.pk), "case": f"#{case.number}"}.get(typed, typed)
    assert ask(desk, given).status_code == 303
    assert PrivacyRequest.objects.get().person_id == customer.pk


@pytest.mark.parametrize("typed", ["nobody@example.com", "#99", "12", "999999", "x", "# "])
def test_nobody_is_said_beside_the_field(desk, customer, typed):
    assert ask(desk, typed).status_code == 422
    assert not PrivacyRequest.objects.exists()


def test_an_erasing_is_shown_confirmed_and_done(desk, customer, case, run_jobs):
    ask(desk, "13800001234")
    found = PrivacyRequest.objects.get()
    url = reverse("privacy:request", args=[found.pk])
    assert str(customer.pk) in desk.get(url).content.decode()
    assert desk.post(reverse("privacy:erase", args=[found.pk]), {"typed": "no"}).status_code == 422
    assert ContactPoint.objects.exists()
    assert desk.post(reverse("privacy:erase", args=[found.pk]), {"typed": str(customer.pk)}).status_code == 303
    run_jobs()
    assert desk.get(url).status_code == desk.get(reverse("privacy:index")).status_code == 200
    assert not ContactPoint.objects.exists()


def test_a_hold_is_listed_where_it_blocks(desk, customer, case):
    data = {
        "subject_kind": "case",
        "person": f"#{case.number}",
        "reason": "诉讼中",
        "basis": "民诉法",
        "until_date": "",
    }
    assert desk.post(reverse("privacy:new_hold"), data).status_code == 303
    ask(desk, str(customer.pk))
    found = PrivacyRequest.objects.get()
    assert "诉讼中" in desk.get(reverse("privacy:request", args=[found.pk])).content.decode()
    assert desk.post(reverse("privacy:erase", args=[found.pk]), {"typed": str(customer.pk)}).status_code == 422
    assert desk.get(reverse("privacy:holds")).status_code == 200
    desk.post(reverse("privacy:lift", args=[LegalHold.objects.get().pk]))
    assert "诉讼中" not in desk.get(reverse("privacy:request", args=[found.pk])).content.decode()


def test_the_file_is_fetched_and_that_is_noted(desk, customer, run_jobs):
    ask(desk, str(customer.pk), "export")
    run_jobs()
    found = PrivacyRequest.objects.get()
    answer = desk.get(reverse("privacy:file", args=[found.pk]))
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    assert AccessLog.objects.filter(kind="customer", subject_id=customer.pk, what="privacy file").exists()


def test_a_request_can_be_withdrawn_once(desk, customer):
    ask(desk, str(customer.pk))
    url = reverse("privacy:withdraw", args=[PrivacyRequest.objects.get().pk])
    assert desk.post(url).status_code == 303
    assert desk.post(url).status_code == 409
