"""A token may what its person may, and no more than it was given."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anxin.domain.accounts.models import ApiToken
from anxin.domain.accounts.operations.tokens import make, revoke, use
from anxin.domain.accounts.queries import api_tokens
from anxin.foundation.errors import Forbidden, Invalid, NotFound
from anxin.foundation.events.models import Event
from tests.cast import AT, PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def token_and_secret(cast):
    return make(name="ERP", scopes=["cases.view"], expires_at=AT + timedelta(days=30), actor=cast.administrator, at=AT)


def test_it_acts_for_its_person_within_its_scopes(cast, token_and_secret):
    _token, actor = use(secret=token_and_secret[1], at=AT)
    assert (actor.kind, actor.id) == ("staff", cast.administrator_staff.pk)
    assert actor.permissions() == {"cases.view"}


def test_it_loses_what_its_person_loses(cast, token_and_secret):
    cast.administrator_staff.role_grants.all().delete()
    assert use(secret=token_and_secret[1], at=AT)[1].permissions() == frozenset()


def test_it_ends_with_its_time_its_revocation_and_its_persons_leaving(cast, token_and_secret):
    token, secret = token_and_secret
    assert use(secret=secret, at=AT + timedelta(days=31)) is None
    cast.administrator_staff.is_active = False
    cast.administrator_staff.save()
    assert use(secret=secret, at=AT) is None
    cast.administrator_staff.is_active = True
    cast.administrator_staff.save()
    revoke(token_id=token.pk, actor=cast.administrator, at=AT)
    assert use(secret=secret, at=AT) is None


def test_the_secret_is_nowhere_in_the_database(token_and_secret):
    token, secret = token_and_secret
    row = ApiToken.objects.filter(pk=token.pk).values().get()
    assert secret not in str(row) and PASSWORD not in secret
    assert secret not in str(list(Event.objects.values_list("data", flat=True)))


def test_nobody_passes_on_a_right_without_having_it(cast):
    with pytest.raises(Forbidden):
        make(name="x", scopes=["cases.view"], expires_at=None, actor=cast.agent, at=AT)
    with pytest.raises(Invalid) as refusal:
        make(name="x", scopes=["nonsense"], expires_at=None, actor=cast.administrator, at=AT)
    assert refusal.value.field == "scopes"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name": " "}, "name"), ({"scopes": []}, "scopes"), ({"expires_at": AT}, "expires_at")],
)
def test_what_is_wrong_is_said_beside_its_field(cast, wrong, field):
    given = {"name": "ERP", "scopes": ["cases.view"], "expires_at": None} | wrong
    with pytest.raises(Invalid) as refusal:
        make(**given, actor=cast.administrator, at=AT)
    assert refusal.value.field == field


def test_only_its_person_or_who_manages_staff_revokes_it(cast, token_and_secret):
    role = cast.agent_staff.role_grants.get().role
    role.permissions = [*role.permissions, "api.tokens"]
    role.save()
    assert not api_tokens(cast.agent).exists()
    with pytest.raises(NotFound):
        revoke(token_id=token_and_secret[0].pk, actor=cast.agent, at=AT)
    assert list(api_tokens(cast.administrator)) == [token_and_secret[0]]


def test_use_is_noted_once_a_minute(token_and_secret):
    token, secret = token_and_secret
    use(secret=secret, at=AT)
    use(secret=secret, at=AT + timedelta(seconds=59))
    token.refresh_from_db()
    assert token.used_at == AT
    use(secret=secret, at=AT + timedelta(seconds=60))
    token.refresh_from_db()
    assert token.used_at == AT + timedelta(seconds=60)
