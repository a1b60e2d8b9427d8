"""A caller with a token, as a program would be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from anxin.domain.accounts.operations.tokens import make
from anxin.foundation import clock


@pytest.fixture(autouse=True)
def _fresh_minute():
    """Requests of other tests do not count."""
    cache.clear()


@dataclass
class Caller:
    """Calls the API with one token."""

    secret: str

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """The response; `body` is sent as JSON, header names are written with underscores."""
        given = {"Authorization": f"Bearer {self.secret}", **{k.replace("_", "-"): v for k, v in headers.items()}}
        client = Client(headers=given)
        options = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(client, method)(f"/api/v1{path}", **options)


@pytest.fixture
def call_as(cast) -> Callable[..., Caller]:
    """Makes a caller acting for a member of staff, with all of that person's rights or with some."""
    from anxin.domain.accounts.models import Role

    for role in Role.objects.exclude(code="administrator"):
        role.permissions = sorted({*role.permissions, "api.tokens"})
        role.save()

    def made(staff: Any, *scopes: str) -> Caller:
        actor = cast.actor(staff)
        _token, secret = make(
            name="ERP", scopes=scopes or actor.permissions(), expires_at=None, actor=actor, at=clock.now()
        )
        return Caller(secret)

    return made


@pytest.fixture
def call(cast, call_as) -> Caller:
    """Acts for the agent of `brand`."""
    return call_as(cast.agent_staff)
