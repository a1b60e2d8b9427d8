"""Logging in with an identity provider, against one that refuses naive clients."""

from __future__ import annotations

import urllib.error
import urllib.request
from urllib.parse import urlencode

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from anxin.domain.accounts.models import Grant, Role, Staff
from anxin.domain.accounts.operations.identity import save_provider
from anxin.domain.accounts.operations.staff import leave
from anxin.domain.accounts.types import MappedRole
from tests.cast import AT
from tests.fakes.oidc import FakeProvider

RETURN = "http://testserver/accounts/oidc/anran/login/callback/"


@pytest.fixture
def provider():
    """A running provider at which 何静 is logged in, in the group "service"."""
    fake = FakeProvider(redirect_uri=RETURN)
    fake.person = {
        "sub": "77",
        "email": "he@anran.example",
        "email_verified": True,
        "name": "何静",
        "groups": ["service"],
    }
    yield fake
    fake.stop()


@pytest.fixture
def known(cast, provider):
    """The provider as administrators set it up: "service" → agent of the brand, "chief" → supervisor."""
    agent, supervisor = (Role.objects.get(code=code).pk for code in ("agent", "supervisor"))
    table = [MappedRole("service", agent, (cast.brand.pk,)), MappedRole("chief", supervisor)]
    values = {
        "code": "anran",
        "name": "Anran ID",
        "issuer": provider.issuer,
        "client_id": provider.client_id,
        "claim": "groups",
    }
    return save_provider(values=values, secret=provider.client_secret, mappings=table, actor=cast.administrator, at=AT)


def come_back(client: Client):
    """Go to the provider and return with what it answers; returns the last answer."""
    go = client.get("/accounts/oidc/anran/login/")
    assert go.status_code == 302, go.content.decode()[:500]

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *arguments):
            return None

    try:
        urllib.request.build_opener(Stay).open(go["Location"])
    except urllib.error.HTTPError as answer:
        assert answer.code == 302, answer.read()
        location = answer.headers["Location"]
    return client.get(location.removeprefix("http://testserver"))


def is_in(client: Client) -> bool:
    return client.get("/desk/profile/").status_code == 200


def test_a_new_person_gets_an_account_and_the_roles_of_its_groups(client, cast, provider, known):
    assert come_back(client).status_code == 302 and is_in(client)
    staff = Staff.objects.get(email="he@anran.example")
    assert staff.name == "何静" and not staff.has_usable_password()
    actor = cast.actor(staff)
    assert actor.can("cases.work", {"brand": cast.brand.pk}) and not actor.can(
        "cases.work", {"brand": cast.other_brand.pk}
    )


def test_roles_follow_the_groups_and_those_given_by_hand_stay(client, cast, provider, known):
    provider.person |= {"email": "agent@anran.example", "groups": ["chief", "service"]}
    come_back(client)
    assert cast.agent.can("cases.assign", {})
    provider.person["groups"] = []
    come_back(Client())
    assert not cast.agent.can("cases.assign")
    assert Grant.objects.filter(staff=cast.agent_staff, provider=None).count() == 1


def test_the_same_identity_stays_the_same_person_when_its_address_changes(client, cast, provider, known):
    come_back(client)
    provider.person["email"] = "married@anran.example"
    other = Client()
    come_back(other)
    assert is_in(other) and not Staff.objects.filter(email="married@anran.example").exists()


@pytest.mark.parametrize(
    "change", [{"groups": []}, {"email_verified": False}, {"email": ""}], ids=["no role", "unverified", "no address"]
)
def test_a_stranger_without_role_or_proven_address_stays_outside(client, cast, provider, known, change):
    provider.person |= change
    answer = come_back(client)
    assert answer.status_code == 403 and not is_in(client)
    assert not Staff.objects.filter(name="何静").exists()


def test_an_unproven_address_opens_nobodys_account(client, cast, provider, known):
    provider.person |= {"email": "admin@anran.example", "email_verified": "false"}
    come_back(client)
    assert not is_in(client)


def test_off_boarded_people_stay_outside(client, cast, provider, known):
    provider.person["email"] = "agent@anran.example"
    come_back(client)
    leave(staff_id=cast.agent_staff.pk, actor=cast.administrator, at=AT)
    other = Client()
    assert come_back(other).status_code == 403 and not is_in(other)


@pytest.mark.parametrize(
    "claims",
    [{"aud": "other"}, {"iss": "http://evil.example"}, {"exp": 1}, {"nonce": "old"}],
    ids=["audience", "issuer", "expired", "nonce"],
)
def test_an_id_token_for_somebody_else_is_refused(client, cast, provider, known, claims):
    provider.claims = claims
    come_back(client)
    assert not is_in(client)


def test_an_id_token_signed_with_another_key_is_refused(client, cast, provider, known):
    provider.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    come_back(client)
    assert not is_in(client)


def test_an_answer_works_only_in_the_browser_that_asked_and_only_once(client, cast, provider, known):
    go = client.get("/accounts/oidc/anran/login/")
    state = go["Location"].split("state=")[1].split("&")[0]
    other = Client()
    other.get("/accounts/oidc/anran/login/callback/", {"code": "x", "state": state})
    assert not is_in(other)


def test_a_wrong_secret_lets_nobody_in(client, cast, provider, known):
    provider.client_secret = "another"
    come_back(client)
    assert not is_in(client) and provider.refused == ["client_secret"]


def test_a_closed_provider_is_not_there(client, cast, provider, known):
    known.is_active = False
    known.save()
    assert client.get("/accounts/oidc/anran/login/").status_code == 404
    assert "Anran ID" not in client.get("/accounts/login/").content.decode()


def test_another_issuer_is_matched_anew(client, cast, provider, known):
    come_back(client)
    values = {
        "code": "anran",
        "name": "Anran ID",
        "issuer": "http://127.0.0.1:1",
        "client_id": "anxin",
        "claim": "groups",
    }
    save_provider(provider_id=known.pk, values=values, actor=cast.administrator, at=AT)
    staff = Staff.objects.get(email="he@anran.example")
    assert not staff.socialaccount_set.exists()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"redirect_uri": "http://evil.example/"}, "redirect_uri"),
        ({"nonce": ""}, "nonce"),
        ({"code_challenge": ""}, "code_challenge"),
        ({"state": ""}, "state"),
    ],
)
def test_the_fake_refuses_naive_requests(provider, change, why):
    right = {
        "response_type": "code",
        "client_id": "anxin",
        "redirect_uri": RETURN,
        "scope": "openid",
        "state": "s",
        "nonce": "n",
    }
    right |= {"code_challenge": "c" * 43, "code_challenge_method": "S256"}
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(f"{provider.issuer}/authorize?{urlencode({**right, **change})}")
    assert refusal.value.code == 400 and provider.refused == [why]
