"""Mail health: every mail with its reason, a case by hand, and who is held back."""

from __future__ import annotations

import pytest
from django.test import Client

from anxin.domain.cases.models import Case
from anxin.domain.conversations.models import InboundMail
from anxin.domain.messaging.models import Outgoing, Suppression
from anxin.domain.messaging.operations.suppressions import place
from anxin.foundation.actors import SYSTEM
from tests.cast import AT
from tests.mails import mail

HEALTH = "/desk/settings/mail/health"


@pytest.fixture
def client(cast):
    client = Client()
    client.force_login(cast.administrator_staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_every_mail_is_listed_with_its_reason_and_filtered_by_it(client, post):
    post(mail(subject="空调不凉"))
    post(mail(subject="本周优惠", sender="news@example.com", List_Unsubscribe="<https://n.example>"))
    page = client.get(HEALTH, headers={"Accept-Language": "en"}).content.decode()
    assert "空调不凉" in page
    assert "本周优惠" in page
    narrowed = client.get(f"{HEALTH}?reason=newsletter").content.decode()
    assert "本周优惠" in narrowed
    assert "空调不凉" not in narrowed


def test_a_case_is_made_by_hand_of_what_was_left_aside(client, post):
    row = post(mail(subject="本周优惠", List_Unsubscribe="<https://n.example>"))
    answer = client.post(f"{HEALTH}/{row.pk}/case")
    case = Case.objects.get()
    assert answer.headers["Location"] == f"/desk/cases/{case.number}"
    row.refresh_from_db()
    assert (row.state, row.reason) == ("stored", "by_hand")
    assert not Outgoing.objects.exists()


def test_no_case_is_made_of_a_mail_that_names_nobody(client, post):
    row = post(mail(sender=""))
    answer = client.post(f"{HEALTH}/{row.pk}/case", follow=True)
    assert "没有可以回复的发件人" in answer.content.decode()
    assert not Case.objects.exists()


def test_a_mail_is_made_a_case_once(client, post):
    row = post(mail())
    client.post(f"{HEALTH}/{row.pk}/case")
    assert Case.objects.count() == 1


def test_the_source_is_had_as_it_came(client, post):
    raw = mail()
    row = post(raw)
    assert b"".join(client.get(f"{HEALTH}/{row.pk}/source").streaming_content) == raw


def test_a_mail_that_was_set_aside_can_be_tried_again(client, post):
    row = post(mail())
    Case.objects.all().delete()
    InboundMail.objects.update(state="set_aside", reason="unreadable", message=None)
    client.post(f"{HEALTH}/{row.pk}/retry")
    row.refresh_from_db()
    assert (row.state, Case.objects.count()) == ("stored", 1)


def test_a_held_back_address_is_let_go(client, cast):
    place(channel="mail", address="wang@example.com", reason="userunknown", placed_by="bounce", actor=SYSTEM, at=AT)
    assert "wang@example.com" in client.get(f"{HEALTH}/held-back").content.decode()
    client.post(f"{HEALTH}/held-back/{Suppression.objects.get().pk}/end")
    assert Suppression.objects.get().lifted_at is not None


@pytest.mark.parametrize("path", ["", "/returned", "/held-back"])
def test_empty_lists_say_why(client, path):
    assert client.get(HEALTH + path).status_code == 200


def test_who_does_not_look_after_mail_sees_nothing(cast, post):
    row = post(mail())
    agent = Client()
    agent.force_login(cast.agent_staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert [agent.get(f"{HEALTH}{path}").status_code for path in ("", f"/{row.pk}", f"/{row.pk}/source")] == [404] * 3


def test_the_case_page_shows_the_mail_behind_a_message(client, post):
    row = post(mail("新的话\n\n在 2026年3月9日，安然电器 <care@anran.example> 写道：\n> 旧的话", html="<p>新的话</p>"))
    case = Case.objects.get()
    page = client.get(f"/desk/cases/{case.number}").content.decode()
    assert "新的话" in page
    assert f"/desk/mails/{row.message_id}" in page
    assert client.get(f"/desk/mails/{row.message_id}").status_code == 200
    html = client.get(f"/desk/mails/{row.message_id}/html")
    assert "default-src 'none'" in html.headers["Content-Security-Policy"]
    assert client.get(f"/desk/mails/{row.message_id}/source").status_code == 200
