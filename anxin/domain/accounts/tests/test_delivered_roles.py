"""Delivered roles over the years: new permissions arrive with an upgrade, what was taken away stays away."""

from dataclasses import replace

import pytest

from anxin.domain.accounts.models import Role
from anxin.domain.accounts.operations import roles
from anxin.domain.accounts.rules.permissions import ROLES, RoleDefault
from anxin.foundation.events.models import Event
from tests.cast import AT


@pytest.fixture
def upgrade(monkeypatch):
    """Install a later version in which agents are delivered with these permissions."""

    def to(*codes):
        delivered = [RoleDefault("agent", "坐席", "Agent", frozenset(codes)) if r.code == "agent" else r for r in ROLES]
        monkeypatch.setattr(roles, "ROLES", tuple(delivered))
        roles.install_roles()
        return set(Role.objects.get(code="agent").permissions)

    return to


def test_a_new_permission_reaches_the_role_that_exists(cast, upgrade):
    before = set(Role.objects.get(code="agent").permissions)
    assert upgrade(*before, "settings.audit") == before | {"settings.audit"}
    assert Event.objects.filter(type="accounts.RoleChanged", actor_kind="system").count() == 1


def test_installing_the_same_version_again_changes_nothing(cast, upgrade):
    before = set(Role.objects.get(code="agent").permissions)
    assert upgrade(*before) == before
    assert not Event.objects.filter(type="accounts.RoleChanged").exists()


def test_what_an_administrator_took_away_stays_away(cast, upgrade):
    before = set(Role.objects.get(code="agent").permissions)
    agent = Role.objects.get(code="agent")
    roles.set_permissions(role_id=agent.pk, permissions=before - {"cases.create"}, actor=cast.administrator, at=AT)
    assert upgrade(*before, "settings.audit") == (before - {"cases.create"}) | {"settings.audit"}
    agent.refresh_from_db()
    left = set(agent.permissions) - {"settings.audit"}
    roles.set_permissions(role_id=agent.pk, permissions=left, actor=cast.administrator, at=AT)
    assert upgrade(*before, "settings.audit") == before - {"cases.create"}


def test_what_an_administrator_gave_and_is_delivered_later_can_be_taken_away_for_good(cast, upgrade):
    before = set(Role.objects.get(code="agent").permissions)
    agent = Role.objects.get(code="agent")
    given = before | {"settings.audit"}
    roles.set_permissions(role_id=agent.pk, permissions=given, actor=cast.administrator, at=AT)
    assert upgrade(*given) == given
    roles.set_permissions(role_id=agent.pk, permissions=before, actor=cast.administrator, at=AT)
    assert upgrade(*given) == before


def test_a_role_made_here_is_left_alone(cast, upgrade):
    made = roles.add_role(code="night", names={"en": "Night"}, actor=cast.administrator, at=AT)
    upgrade("cases.view", "settings.audit")
    made.refresh_from_db()
    assert made.permissions == []


@pytest.mark.parametrize("area", ["customers.", "units.", "purchases.", "transfer."])
def test_an_installation_from_before_an_area_gets_its_permissions(db, monkeypatch, area):
    def without(role):
        kept = frozenset(code for code in role.permissions if not code.startswith(area))
        return replace(role, permissions=kept)

    Role.objects.all().delete()
    with monkeypatch.context() as before:
        before.setattr(roles, "ROLES", tuple(without(role) for role in ROLES))
        roles.install_roles()
    assert not any(code.startswith(area) for role in Role.objects.all() for code in role.permissions)
    roles.install_roles()
    for role in ROLES:
        assert set(Role.objects.get(code=role.code).permissions) == set(role.permissions)
