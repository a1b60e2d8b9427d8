"""Whatever goes wrong below /api is told as a problem document, never as a page; who asks is known."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import get_resolver

from anxin.surfaces.api.service import service
from anxin.surfaces.kit.access import Access

pytestmark = pytest.mark.django_db


def problem_of(response) -> dict:
    assert response.headers["Content-Type"] == "application/problem+json", response.content[:200]
    found = json.loads(response.content)
    assert found["status"] == response.status_code and found["type"].startswith("urn:anxin:problem:")
    return found


def test_without_a_token_nothing_is_told(client, case):
    response = client.get(f"/api/v1/cases/{case.number}")
    assert problem_of(response)["code"] == "not_authenticated"
    assert response.status_code == 401 and response.headers["WWW-Authenticate"].startswith("Bearer")
    for header in ("Bearer nonsense", "Bearer ", "Basic YTpi", "Bearer \ud800"):
        assert client.get("/api/v1/me", headers={"Authorization": header}).status_code == 401


def test_me_is_the_person_behind_the_token(call, cast):
    me = call("get", "/me").json()
    assert (me["id"], me["name"]) == (cast.agent_staff.pk, "林小满") and "cases.work" in me["permissions"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("get", "/nothing", None, 404),
        ("get", "/cases/999999", None, 404),
        ("get", "/cases/0", None, 422),
        ("get", "/cases/abc", None, 422),
        ("get", "/cases?limit=9999", None, 422),
        ("delete", "/cases", None, 405),
        ("patch", "/me", None, 405),
        ("options", "/me", None, 405),
        ("post", "/cases", "not json at all", 400),
        ("post", "/cases", [], 422),
    ],
)
def test_every_refusal_is_a_problem_document(call, method, path, body, status):
    response = call(method, path, body)
    assert response.status_code == status
    problem_of(response)


def test_addresses_outside_a_version_are_problems_too(client):
    assert problem_of(client.get("/api/"))["status"] == 404
    assert problem_of(client.post("/api/v2/cases", {"a": 1}))["status"] == 404


def test_a_form_is_not_taken_for_json(call):
    client = Client(headers={"Authorization": f"Bearer {call.secret}"})
    assert problem_of(client.post("/api/v1/cases", {"text": "x"}))["code"] == "unsupported_media_type"


def test_a_huge_body_is_refused(call):
    assert problem_of(call("post", "/cases", {"text": "x" * 6_000_000}))["status"] == 413


def test_too_many_requests_are_put_off(call, settings):
    settings.API_REQUESTS_PER_MINUTE = 2
    first, _second, third = (call("get", "/me") for _ in range(3))
    assert (first.headers["RateLimit-Limit"], first.headers["RateLimit-Remaining"]) == ("2", "1")
    assert problem_of(third)["code"] == "too_many_requests" and 0 < int(third.headers["Retry-After"]) <= 60


def test_an_island_asks_with_the_session_and_changes_only_with_the_csrf_token(cast, case):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.agent_staff)
    assert client.get("/api/v1/me").json()["name"] == "林小满"
    path, note = f"/api/v1/cases/{case.number}/messages", {"kind": "note", "text": "看过了"}
    assert problem_of(client.post(path, note, content_type="application/json"))["status"] == 403
    secret = "s" * 32
    client.cookies["ax_csrf"] = secret
    done = client.post(path, note, content_type="application/json", headers={"X-CSRFToken": secret})
    assert done.status_code == 201


def test_strangers_without_session_get_401_not_403(client):
    response = Client(enforce_csrf_checks=True).post("/api/v1/cases", {}, content_type="application/json")
    assert response.status_code == 401


def test_every_address_is_marked_for_machines():
    resolver = next(r for r in get_resolver().url_patterns if str(r.pattern) == "api/")
    flat = [p for r in resolver.url_patterns for p in getattr(r, "url_patterns", [r])]
    assert len(flat) > 8 and all(pattern.callback.access == Access("machine") for pattern in flat)


def test_the_document_names_every_operation_once_and_its_problems(client):
    document = client.get("/api/v1/openapi.json").json()
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    ids = [operation["operationId"] for operation in operations]
    assert len(ids) == len(set(ids)) and "cases_create" in ids
    assert all("application/problem+json" in o["responses"]["default"]["content"] for o in operations)
    assert document == json.loads(json.dumps(service.get_openapi_schema()))


def test_other_origins_are_told_nothing(call):
    response = call("get", "/me", Origin="https://elsewhere.example")
    assert not [name for name in response.headers if name.lower().startswith("access-control")]


def test_the_explorer_uses_own_files_only(client):
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    text = page.content.decode()
    assert "//cdn" not in text and "<script>" not in text
