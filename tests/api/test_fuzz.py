"""Whatever the document allows, and much it forbids, is thrown at every operation: never a server error, never a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error

from anxin.config.wsgi import application
from anxin.domain.accounts.operations.tokens import make
from anxin.foundation import clock
from tests.cast import make_cast, receive_case

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db]
EXAMPLES = 60


# The document needs no database, so it can be read while tests are collected.
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def in_one_transaction(settings: Any, db: Any) -> Iterator[None]:
    """Answering a request does not close the test's database connection, as it would in a server; no limit of requests."""
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    cache.clear()
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def token(in_one_transaction: None) -> str:
    """May do everything, on an installation where case 10001 exists."""
    from anxin.domain.customers.operations.files import identify
    from anxin.foundation.actors import SYSTEM
    from tests.cast import AT

    cast = make_cast()
    customer = identify(phone="13800001234", name="王秀兰", language="zh-hans", actor=SYSTEM, at=AT)
    receive_case(cast, customer)
    actor = cast.administrator
    return make(name="fuzz", scopes=actor.permissions(), expires_at=None, actor=actor, at=clock.now())[1]


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_operation_answers_in_its_own_words(case: Any, token: str) -> None:
    if "number" in (case.path_parameters or {}) and case.method in ("POST", "PUT"):
        case.path_parameters["number"] = 10001  # what changes something should meet something
    response = case.call(headers={"Authorization": f"Bearer {token}"})
    case.validate_response(response, checks=[not_a_server_error])
    media_type = response.headers["content-type"][0]
    assert media_type.startswith("application/problem+json" if response.status_code >= 400 else "application/json")
