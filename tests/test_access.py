"""Every address with every kind of visitor: who gets in, who is led to the log-in page, for whom it does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from anxin.domain.accounts.models import Installation
from anxin.domain.accounts.operations.staff import join
from anxin.foundation.actors import SYSTEM
from anxin.surfaces.kit.access import Access
from tests.cast import AT, PASSWORD

# What other people's code serves below these addresses; their own log-in marks cannot be read, so the kind is named here.
THIRD_PARTY = {
    "accounts/": Access("public"),
    "api/v1/": Access("machine"),
}
SAMPLES = {"int": "1", "str": "x1", "slug": "x1", "uuid": "00000000-0000-4000-8000-000000000000", "path": "a/b"}


def addresses() -> Iterator[tuple[str, Access | None]]:
    """(address with sample values, its access mark) of every URL pattern."""
    yield from _walk(get_resolver().url_patterns, "")


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[tuple[str, Access | None]]:
    for pattern in patterns:
        address = prefix + _filled(pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, address)
            continue
        mark = getattr(pattern.callback, "access", None)
        own = mark or next((access for start, access in THIRD_PARTY.items() if address.startswith(start)), None)
        yield address, own


def _filled(pattern: URLPattern | URLResolver) -> str:
    text = str(pattern.pattern).lstrip("^").rstrip("$").replace("\\Z", "")
    for name, converter in pattern.pattern.converters.items():
        kind = next((k for k in SAMPLES if k in type(converter).__name__.lower().replace("string", "str")), "str")
        for spelling in (f"<{kind}:{name}>", f"<{name}>"):
            text = text.replace(spelling, SAMPLES[kind])
    text = re.sub(r"\(\?P<\w+>([^()]*)\)", _sample_of_group, text)
    return re.sub(r"<[^>]+>", "0f766e", text)  # converters of our own: colours and codes


def _sample_of_group(match: re.Match[str]) -> str:
    first = match[1].split("|")[0]
    return first if first.isalnum() else "x1"


@pytest.fixture
def visitors(cast) -> dict[str, Client]:
    """Logged-in clients: nobody, a person without any role, agent, stranger, supervisor, administrator."""
    Installation.objects.update_or_create(pk=1, defaults={"set_up_at": AT, "requires_second_factor": False})
    roleless = join(email="roleless@anran.example", name="无权", password=PASSWORD, actor=SYSTEM, at=AT)
    people = {
        "roleless": roleless,
        "agent": cast.agent_staff,
        "stranger": cast.stranger_staff,
        "supervisor": cast.supervisor_staff,
        "administrator": cast.administrator_staff,
    }
    clients = {"nobody": Client(raise_request_exception=False)}
    for name, staff in people.items():
        clients[name] = Client(raise_request_exception=False)
        clients[name].force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    return clients


def test_every_address_says_who_may_open_it():
    assert [address for address, access in addresses() if access is None] == []


def test_nobody_gets_in_where_they_do_not_belong(visitors, cast):
    grants = {
        "nobody": frozenset(),
        "roleless": frozenset(),
        "agent": cast.agent.permissions(),
        "stranger": cast.stranger.permissions(),
        "supervisor": cast.supervisor.permissions(),
        "administrator": cast.administrator.permissions(),
    }
    wrong = []
    for address, access in addresses():
        for visitor, client in visitors.items():
            for method in ("get", "post"):
                status, location = _visit(client, method, address)
                expected = _expected(access, visitor, grants[visitor])
                if not expected(status, location):
                    wrong.append(f"{method} /{address} as {visitor}: {status} {location}")
    assert wrong == []


def _visit(client: Client, method: str, address: str) -> tuple[int, str]:
    if "logout" in address or address == "accounts/reauthenticate/":
        return 404, ""
    with transaction.atomic():
        response = getattr(client, method)("/" + address)
        transaction.set_rollback(True)  # what one visitor did must not change what the next one meets
    return response.status_code, response.headers.get("Location", "")


def _expected(access: Access | None, visitor: str, permissions: frozenset[str]):
    assert access is not None
    if access.kind != "staff":
        return lambda status, location: status < 500
    if visitor == "nobody":
        return lambda status, location: status == 302 and "/accounts/login/" in location
    if access.permission and access.permission not in permissions:
        return lambda status, location: status == 404
    return lambda status, location: status < 500 and "/accounts/login/" not in location
