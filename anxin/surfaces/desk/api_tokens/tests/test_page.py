"""A token is made, its secret seen once, and revoked, all by plain forms."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from anxin.domain.accounts.models import ApiToken, Installation

pytestmark = pytest.mark.django_db
URL = "/desk/api-tokens/"


@pytest.fixture
def administrator(cast, client):
    Installation.objects.update_or_create(pk=1, defaults={"requires_second_factor": False})
    client.force_login(cast.administrator_staff)
    return client


def make(client, **more):
    return client.post(URL, {"name": "ERP", "scopes": ["cases.view"], "days": "30", **more})


def test_the_secret_is_shown_once_and_works(administrator, case):
    assert make(administrator).status_code == 303
    secret = re.search(r"axn_[\w-]{40,}", administrator.get(URL).content.decode())[0]
    assert "axn_" not in administrator.get(URL).content.decode()
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    assert program.get(f"/api/v1/cases/{case.number}").json()["number"] == case.number
    token = ApiToken.objects.get()
    assert administrator.post(f"{URL}{token.pk}/revocation").status_code == 303
    assert program.get("/api/v1/me").status_code == 401


def test_the_secret_does_not_lie_readable_in_the_session(administrator):
    make(administrator)
    assert "axn_" not in str(dict(administrator.session))


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"scopes": []}, {"scopes": ["nonsense"]}, {"days": "9999"}, {"days": ""}]
)
def test_a_wrong_form_is_shown_again_with_what_was_typed(administrator, wrong):
    response = make(administrator, **wrong)
    assert response.status_code == 422 and not ApiToken.objects.exists()
    if "name" not in wrong:
        assert 'value="ERP"' in response.content.decode()


def test_an_unlimited_token_has_no_end(administrator):
    make(administrator, days="never")
    assert ApiToken.objects.get().expires_at is None


def test_an_agent_finds_no_page(cast, client):
    client.force_login(cast.agent_staff)
    assert client.get(URL).status_code == 404
    assert client.post(f"{URL}1/revocation").status_code == 404
