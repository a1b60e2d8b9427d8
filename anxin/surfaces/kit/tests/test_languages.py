"""The language switch works for everybody, logged in or not."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def test_a_switch_is_remembered_on_the_device(client):
    answer = client.post("/kit/language", {"language": "en", "next": "/track"})
    assert (answer.status_code, answer.url, answer.cookies["ax_language"].value) == (302, "/track", "en")


def test_a_member_of_staff_reads_on_in_the_language_she_switched_to(client, cast):
    client.force_login(cast.agent_staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post("/kit/language", {"language": "en", "next": "/track"})
    cast.agent_staff.refresh_from_db()
    assert cast.agent_staff.language == "en"
    assert client.get("/track").headers["Content-Language"] == "en"


def test_a_language_nobody_speaks_changes_nothing(client, cast):
    client.force_login(cast.agent_staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    before = cast.agent_staff.language
    assert client.post("/kit/language", {"language": "klingon", "next": "/track"}).status_code == 302
    cast.agent_staff.refresh_from_db()
    assert cast.agent_staff.language == before
