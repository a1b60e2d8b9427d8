"""Staff administration: who may open it, what it shows, what it does."""

from __future__ import annotations

import pytest
from django.urls import reverse

from anxin.domain.accounts.models import Grant, IdentityProvider, Invitation, Role, Staff
from anxin.domain.accounts.operations.roles import grant, set_permissions
from anxin.foundation.actors import SYSTEM
from tests.cast import AT

PAGES = ("index", "invitations", "invite", "roles", "identity", "new_provider")


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.administrator_staff)
    return client


@pytest.mark.parametrize("name", PAGES)
def test_pages_open_for_who_manages_staff_and_do_not_exist_for_others(client, cast, name):
    client.force_login(cast.agent_staff)
    assert client.get(reverse(f"people:{name}")).status_code == 404
    set_permissions(role_id=Role.objects.get(code="agent").pk, permissions=["settings.staff"], actor=SYSTEM, at=AT)
    assert client.get(reverse(f"people:{name}")).status_code == 200


def test_the_list_is_searched_filtered_and_needs_a_bounded_number_of_queries(desk, cast, django_assert_max_num_queries):
    for number in range(60):
        Staff.objects.create_user(f"p{number}@anran.example", None, name=f"Person {number:02}", joined_at=AT)
    with django_assert_max_num_queries(30):
        page = desk.get(reverse("people:index"))
    assert "下一页" in page.content.decode() or "Next page" in page.content.decode()
    found = desk.get(reverse("people:index"), {"q": "林小"}).content.decode()
    assert "林小满" in found and "周宁" not in found
    supervisors = desk.get(reverse("people:index"), {"role": "supervisor"}).content.decode()
    assert "沈岚" in supervisors and "林小满" not in supervisors


def test_limits_are_told_in_plain_words(desk, cast):
    page = desk.get(reverse("people:person", args=[cast.agent_staff.pk]), headers={"Accept-Language": "en"})
    assert "安然电器" in page.content.decode()


def test_a_role_is_given_with_limits_and_taken_away(desk, cast):
    who = cast.colleague_staff.pk
    answer = desk.post(
        reverse("people:grant", args=[who]), {"role": "supervisor", "brand": [cast.brand.pk], "team": [cast.team.pk]}
    )
    assert answer.status_code == 303
    given = Grant.objects.get(staff_id=who, role__code="supervisor")
    assert {(s.dimension, s.object_id) for s in given.scopes.all()} == {
        ("brand", cast.brand.pk),
        ("team", cast.team.pk),
    }
    assert desk.post(reverse("people:revoke", args=[who, given.pk])).status_code == 303
    assert not Grant.objects.filter(pk=given.pk).exists()


def test_somebody_always_stays_in_charge(desk, cast):
    last = Grant.objects.get(role__code="administrator")
    desk.post(reverse("people:revoke", args=[cast.administrator_staff.pk, last.pk]))
    assert Grant.objects.filter(pk=last.pk).exists()
    administrator = Role.objects.get(code="administrator")
    data = {f"role_{role.pk}": role.permissions for role in Role.objects.all() if role.pk != administrator.pk}
    answer = desk.post(reverse("people:roles"), data)
    assert answer.status_code == 422
    administrator.refresh_from_db()
    assert "settings.staff" in administrator.permissions


def test_ticking_a_right_changes_what_people_may_do(desk, cast):
    data = {f"role_{role.pk}": role.permissions for role in Role.objects.all()}
    agent = Role.objects.get(code="agent")
    data[f"role_{agent.pk}"] = [*agent.permissions, "settings.audit"]
    assert not cast.agent.can("settings.audit")
    assert desk.post(reverse("people:roles"), data).status_code == 303
    assert cast.agent.can("settings.audit")


def test_who_manages_a_part_cannot_give_more_than_that_part(client, cast):
    boss = Role.objects.create(
        code="boss",
        names={"en": "Boss"},
        permissions=["settings.staff", *Role.objects.get(code="agent").permissions],
    )
    grant(staff_id=cast.colleague_staff.pk, role="boss", scopes={"brand": [cast.brand.pk]}, actor=SYSTEM, at=AT)
    client.force_login(cast.colleague_staff)
    stranger = cast.stranger_staff.pk
    for data in (
        {"role": "administrator"},
        {"role": "agent"},
        {"role": "agent", "brand": [cast.other_brand.pk]},
        {"role": "supervisor", "brand": [cast.brand.pk]},
    ):
        answer = client.post(reverse("people:grant", args=[stranger]), data)
        assert answer.status_code == 422, data
    assert (
        client.post(reverse("people:grant", args=[stranger]), {"role": "agent", "brand": [cast.brand.pk]}).status_code
        == 303
    )
    client.post(reverse("people:roles"), {f"role_{boss.pk}": ["settings.staff", "settings.system"]})
    boss.refresh_from_db()
    assert "settings.system" not in boss.permissions
    client.post(reverse("people:leave", args=[cast.supervisor_staff.pk]))
    cast.supervisor_staff.refresh_from_db()
    assert cast.supervisor_staff.is_active


def test_an_invitation_link_is_shown_once_and_kept_nowhere(desk, cast):
    data = {
        "name": "何静",
        "email": "He@anran.example",
        "role": "agent",
        "language": "zh-hans",
        "sends_mail": "on",
        "brand": [cast.brand.pk],
        "teams": [cast.team.pk],
    }
    assert desk.post(reverse("people:invite"), data).status_code == 303
    shown = desk.get(reverse("people:invitations")).content.decode()
    assert "/join/" in shown and "何静" in shown
    assert 'value="http://testserver/join/' not in desk.get(reverse("people:invitations")).content.decode()
    secret = shown.split("http://testserver/join/")[1].split('"')[0]
    row = Invitation.objects.get()
    assert secret not in str(row.__dict__) and row.email == "he@anran.example"
    again = desk.post(reverse("people:invite"), data)
    assert again.status_code == 422 and Invitation.objects.count() == 1


def test_off_boarding_shows_open_cases_and_gives_them_back(desk, cast, case):
    from anxin.domain.cases.operations.editing import assign

    assign(case_id=case.pk, owner_id=cast.agent_staff.pk, team_id=cast.team.pk, actor=cast.supervisor, at=AT)
    page = desk.get(reverse("people:leave", args=[cast.agent_staff.pk])).content.decode()
    assert str(case.number) in page
    assert desk.post(reverse("people:leave", args=[cast.agent_staff.pk])).status_code == 303
    case.refresh_from_db()
    assert (case.owner_id, case.team_id) == (None, cast.team.pk)
    page = desk.get(reverse("people:person", args=[cast.agent_staff.pk]))
    assert page.status_code == 200
    desk.post(reverse("people:return", args=[cast.agent_staff.pk]))
    cast.agent_staff.refresh_from_db()
    assert cast.agent_staff.is_active


def test_off_boarding_ends_sessions_at_once(desk, client, cast):
    from django.test import Client

    other = Client()
    other.post("/accounts/login/", {"login": "agent@anran.example", "password": "sommer-regen-26"})
    assert other.get(reverse("profile:index")).status_code == 200
    desk.post(reverse("people:leave", args=[cast.agent_staff.pk]))
    assert other.get(reverse("profile:index")).status_code == 302
    desk.post(reverse("people:return", args=[cast.agent_staff.pk]))
    assert other.get(reverse("profile:index")).status_code == 302


def test_identity_providers_keep_their_secret_to_themselves(desk, cast):
    data = {
        "name": "Anran ID",
        "code": "anran",
        "issuer": "https://id.anran.example",
        "client_id": "desk",
        "secret": "s3cret-value",
        "claim": "groups",
        "is_active": "on",
        "lines-TOTAL_FORMS": "1",
        "lines-INITIAL_FORMS": "0",
        "lines-0-value": "service",
        "lines-0-role": Role.objects.get(code="agent").pk,
        "lines-0-brands": [cast.brand.pk],
    }
    assert desk.post(reverse("people:new_provider"), data).status_code == 303
    provider = IdentityProvider.objects.get()
    assert "s3cret-value" not in provider.sealed_secret and provider.mappings.get().brand_ids == [cast.brand.pk]
    page = desk.get(reverse("people:provider", args=[provider.pk])).content.decode()
    assert "s3cret-value" not in page and "service" in page
    assert desk.post(reverse("people:remove_provider", args=[provider.pk])).status_code == 303
    assert not IdentityProvider.objects.exists()
