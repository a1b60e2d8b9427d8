"""Log-in with password and second factor, lock-out, reset, joining by link; every page in three languages."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from anxin.domain.accounts.models import Installation, Invitation, Staff
from anxin.domain.accounts.operations import invitations
from anxin.domain.accounts.operations.sessions import reset_second_factor, unlock
from anxin.foundation import clock
from anxin.foundation.secrets import seal, unseal
from tests.cast import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()


def log_in(client: Client, login: str = "agent", password: str = PASSWORD):
    return client.post("/accounts/login/", {"login": f"{login}@anran.example", "password": password})


def code(secret: str = SECRET) -> str:
    return f"{hotp_value(secret, int(time.time()) // 30):06d}"


def invite(cast, **more):
    given = {
        "email": "he@anran.example",
        "name": "何静",
        "role": "agent",
        "scopes": {"brand": [cast.brand.pk]},
        "team_ids": [cast.team.pk],
    }
    given |= {
        "language": "zh-hans",
        "link": lambda secret: f"http://testserver/join/{secret}",
        "actor": cast.administrator,
        "at": clock.now(),
    }
    return invitations.invite(**{**given, **more})


def test_the_right_password_opens_the_desk_and_a_wrong_one_does_not(client, cast):
    assert log_in(client, password="wrong").status_code == 200
    assert client.get("/desk/profile/").status_code == 302
    assert log_in(client).status_code == 302
    assert client.get("/desk/profile/").status_code == 200


def test_too_many_wrong_passwords_lock_the_account_until_an_administrator_unlocks_it(client, cast):
    for number in range(8):
        login = "Agent" if number % 2 else "agent"
        answer = log_in(client, login, "wrong")
    assert answer.status_code in (403, 429)
    assert log_in(client).status_code in (403, 429)
    assert log_in(Client(), "colleague").status_code == 302
    unlock(staff_id=cast.agent_staff.pk, actor=cast.administrator, at=clock.now())
    assert log_in(client).status_code == 302


def test_second_factors_are_sealed_and_asked_for(client, cast):
    TOTP.activate(cast.agent_staff, SECRET)
    stored = Authenticator.objects.get(user=cast.agent_staff)
    assert SECRET not in str(stored.data) and unseal(stored.data["secret"]) == SECRET
    assert log_in(client)["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/desk/profile/").status_code == 302
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.post("/accounts/2fa/authenticate/", {"code": code()}).status_code == 302
    assert client.get("/desk/profile/").status_code == 200


def test_a_code_opens_only_once(client, cast):
    TOTP.activate(cast.agent_staff, SECRET)
    used = code()
    for expected in (302, 200):
        other = Client()
        log_in(other)
        cache.delete(f"allauth.mfa.totp.used?user={cast.agent_staff.pk}&code={used}")  # as after half a minute
        assert other.post("/accounts/2fa/authenticate/", {"code": used}).status_code == expected


def test_second_factor_codes_cannot_be_tried_forever(client, cast):
    TOTP.activate(cast.agent_staff, SECRET)
    log_in(client)
    for _number in range(12):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    client.post("/accounts/2fa/authenticate/", {"code": code()})
    assert client.get("/desk/profile/").status_code == 302


def test_who_may_change_settings_sets_up_a_second_factor_first_when_the_house_asks_for_it(client, cast):
    log_in(client, "admin")
    assert client.get("/desk/people/").status_code == 200
    Installation.objects.update(requires_second_factor=True)
    answer = client.get("/desk/people/")
    assert answer.status_code == 303 and answer["Location"] == reverse("mfa_activate_totp")
    assert client.post("/desk/people/roles/", {}).status_code == 303
    page = client.get(reverse("mfa_activate_totp"))
    secret = re.search(r'id="totp-secret">([A-Z2-7]+)<', page.content.decode()).group(1)
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "123"})
    assert wrong.status_code == 200 and secret in wrong.content.decode()
    assert client.post(reverse("mfa_activate_totp"), {"code": code(secret)}).status_code == 302
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200
    assert client.get("/desk/people/").status_code == 200
    kept = client.post(reverse("mfa_deactivate_totp"))
    assert kept.status_code == 200 and Authenticator.objects.filter(type="totp").exists()


def test_who_may_not_change_settings_needs_none(client, cast):
    Installation.objects.update(requires_second_factor=True)
    log_in(client)
    assert client.get("/desk/profile/").status_code == 200


def test_recovery_codes_open_the_account_once(client, cast):
    log_in(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'id="totp-secret">([A-Z2-7]+)<', page).group(1)
    client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    first = re.search(r'id="recovery-codes">(\d+)', page).group(1)
    for expected in (200, 302):
        other = Client()
        log_in(other)
        other.post("/accounts/2fa/authenticate/", {"code": first})
        assert other.get("/desk/profile/").status_code == expected


def test_an_administrator_resets_a_lost_second_factor_and_all_sessions_end(client, cast):
    log_in(client)
    assert client.get("/desk/profile/").status_code == 200
    TOTP.activate(cast.agent_staff, SECRET)
    reset_second_factor(staff_id=cast.agent_staff.pk, actor=cast.administrator, at=clock.now())
    assert client.get("/desk/profile/").status_code == 302
    assert log_in(client)["Location"] == "/desk/"


def test_logging_out_elsewhere_keeps_this_session(client, cast):
    other = Client()
    log_in(client)
    log_in(other)
    assert other.get("/desk/profile/").status_code == client.get("/desk/profile/").status_code == 200
    client.post("/accounts/sessions/")
    assert client.get("/desk/profile/").status_code == 200 and other.get("/desk/profile/").status_code == 302


def test_a_forgotten_password_is_replaced_by_a_link_in_the_mail(client, cast, mailoutbox, settings):
    settings.PUBLIC_URL = "https://service.anran.example"
    client.post("/accounts/password/reset/", {"email": "agent@anran.example"}, headers={"Host": "testserver"})
    client.post("/accounts/password/reset/", {"email": "nobody@anran.example"})
    assert [mail.to for mail in mailoutbox] == [["agent@anran.example"]]
    link = re.search(r"https://service\.anran\.example(/\S+)", mailoutbox[0].body).group(1)
    form = client.get(link)["Location"]
    weak = client.post(form, {"password1": "12345", "password2": "12345"})
    assert weak.status_code == 200
    client.post(form, {"password1": "morgen-nebel-27", "password2": "morgen-nebel-27"})
    assert log_in(Client()).status_code == 200 and log_in(Client(), password="morgen-nebel-27").status_code == 302
    assert "token_fail" in Client().get(link).context


def test_an_invited_person_joins_with_role_and_team_and_is_logged_in(client, cast, mailoutbox):
    _row, link = invite(cast)
    assert link in mailoutbox[0].body
    assert "何静" in client.get(link).content.decode()
    weak = client.post(link, {"name": "何静", "password": "password123"})
    assert weak.status_code == 422 and weak.context["form"].errors["password"]
    assert client.post(link, {"name": "何静", "password": "morgen-nebel-27"}).status_code == 303
    assert client.get("/desk/profile/").status_code == 200
    staff = Staff.objects.get(email="he@anran.example")
    assert (
        cast.actor(staff).can("cases.work", {"brand": cast.brand.pk})
        and staff.memberships.get().team_id == cast.team.pk
    )
    assert Client().get(link).status_code == 410


def test_links_that_ended_say_why_and_unknown_ones_are_not_there(client, cast):
    row, old = invite(cast)
    _row, new = invitations.invite_again(
        invitation_id=row.pk, link=lambda s: f"/join/{s}", actor=cast.administrator, at=clock.now()
    )
    assert client.get(old).status_code == 404 and client.get(new).status_code == 200
    Invitation.objects.update(expires_at=clock.now())
    expired = client.get(new)
    assert expired.status_code == 410
    assert client.post(new, {"name": "x", "password": "morgen-nebel-27"}).status_code == 410
    invitations.withdraw(invitation_id=row.pk, actor=cast.administrator, at=clock.now())
    assert client.get(new).content != expired.content
    assert client.get("/join/nonsense").status_code == 404


def test_nobody_signs_up(client, cast):
    for path in ("signup/", "email/", "confirm-email/", "3rdparty/", "3rdparty/signup/"):
        assert client.get(f"/accounts/{path}").status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_every_log_in_page_is_in_the_readers_language(client, cast, language):
    client.cookies["ax_language"] = language
    Staff.objects.update(language=language)
    public = ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive"]
    own = [
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "usersessions_list",
        "account_change_password",
        "account_logout",
    ]
    pages = [client.get(reverse(name)) for name in public]
    log_in(client)
    pages += [client.get(reverse(name)) for name in own]
    TOTP.activate(cast.agent_staff, SECRET)
    pages += [client.get(reverse("mfa_deactivate_totp"))]
    assert [page.status_code for page in pages] == [200] * len(pages)
    for page in pages:
        body = re.sub(
            r"<(script|svg|style|code|pre)\b.*?</\1>|<[^>]+>",
            " ",
            page.content.decode().split('id="main" tabindex="-1">')[1].split("</main>")[0],
            flags=re.S,
        )
        words = re.sub(
            r"Microsoft Authenticator|Google Authenticator|腾讯身份验证器|Linux|Anran|Chrome|[\w.]+@[\w.]+|QR|PIN",
            "",
            body,
        )
        foreign = re.search(r"[A-Za-z]{4,}", words) if language != "en" else re.search(r"[\u4e00-\u9fff]", words)
        assert not foreign, (
            page.request["PATH_INFO"],
            foreign and words[max(0, foreign.start() - 60) : foreign.end() + 60],
        )


def test_sealed_values_differ_each_time():
    assert seal("x") != seal("x")
