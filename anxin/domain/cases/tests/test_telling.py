"""By when a customer hears from us: what she was told, in which words, and that it never moves behind her back."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils.translation import override

from anxin.domain.cases.operations import clocking, editing, telling
from anxin.domain.cases.queries import due_for_customer
from anxin.domain.cases.rules.due_words import line
from anxin.domain.clocks.models import Clock, Policy, PolicyVersion, Renegotiation, Telling
from anxin.domain.clocks.operations import publishing, running
from anxin.domain.clocks.types import Due
from anxin.domain.messaging.models import Outgoing, TextOverride
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid
from anxin.foundation.events.models import Event
from tests.cast import receive_case

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text):
    """`11 17:50` in September 2026, a Friday, in Shanghai."""
    return datetime.fromisoformat(f"2026-09-{text.replace(' ', 'T')}:00+08:00")


@pytest.fixture
def friday(cast, customer):
    """A case of Friday evening whose customer was sent the acknowledgement."""
    with time_machine.travel(at("11 17:50"), tick=False):
        return receive_case(cast, customer, at=at("11 17:50")).case


@pytest.fixture
def unmailed(cast, customer):
    """The same without a mail address."""
    with time_machine.travel(at("11 17:50"), tick=False):
        return receive_case(cast, customer, email="", at=at("11 17:50")).case


def first(case):
    return Clock.objects.get(subject_id=case.pk, milestone="first_response")


def her(case):
    return Actor(kind="customer", id=case.customer_id)


def said(due, language="zh-hans", zone=SHANGHAI, now=None):
    with override(language):
        return line(due, zone=zone, now=now or at("11 18:00"))


def test_the_acknowledgement_says_by_when_and_that_is_told(friday):
    assert "我们会在 9月14日（周一）14:20 之前答复您。" in Outgoing.objects.get().body
    assert [(t.due_at, t.how) for t in Telling.objects.all()] == [(at("14 14:20"), "mail")]
    assert Event.objects.filter(type="cases.CustomerToldDue").count() == 1


def test_her_mail_speaks_her_language_and_zone(cast, customer):
    customer.zone = "Europe/London"
    customer.save()
    receive_case(cast, customer, language="en", at=at("11 17:50"))
    assert "We will answer you by Monday 14 September, 07:20." in Outgoing.objects.get().body


def test_a_wording_without_the_time_tells_nothing(cast, customer):
    TextOverride.objects.create(
        text_id="cases.received",
        brand=cast.brand,
        language="zh-hans",
        subject="收到",
        body="收到",
        changed_at=at("01 09:00"),
    )
    receive_case(cast, customer, at=at("11 17:50"))
    assert not Telling.objects.exists()


def test_a_policy_that_shows_nothing_tells_nothing_but_the_mail_is_whole(cast, customer):
    for version in PolicyVersion.objects.all():
        version.content["shown"] = []
        version.save()
    receive_case(cast, customer, at=at("11 17:50"))
    assert "随后答复您。" in Outgoing.objects.get().body
    assert not Telling.objects.exists()


def test_what_her_page_shows_is_told_once(unmailed):
    for _look in range(3):
        (due,) = telling.show_due(unmailed, actor=her(unmailed), at=at("11 18:00"))
    assert due.told_due_at == due.due_at == at("14 14:20")
    assert [(t.how, t.why) for t in Telling.objects.all()] == [("page", "")]


def test_a_raised_priority_makes_it_earlier_and_the_page_says_what_it_was(friday, cast):
    editing.edit(case_id=friday.pk, changes={"priority": 4}, actor=cast.agent, at=at("14 09:30"))
    (due,) = telling.show_due(friday, actor=her(friday), at=at("14 09:31"))
    assert (due.due_at, due.before_at, due.moved_why) == (at("14 10:00"), at("14 14:20"), "facts")
    assert (
        said(due, now=at("14 09:31")).more
        == "之前告诉您的时间是 9月14日（周一）14:20，后来服务单情况有变，时间也随之调整。"
    )


def test_a_lowered_priority_moves_nothing_until_a_person_agreed_and_she_reads_why(friday, cast):
    editing.edit(case_id=friday.pk, changes={"priority": 1}, actor=cast.agent, at=at("14 09:30"))
    (due,) = telling.show_due(friday, actor=her(friday), at=at("14 09:31"))
    assert (due.due_at, due.is_asked) == (at("14 14:20"), True)
    assert "答应您的时间不变" in said(due).more

    asked = Renegotiation.objects.get()
    given = {"case_id": friday.pk, "renegotiation_id": asked.pk, "actor": cast.agent, "at": at("14 10:00")}
    with pytest.raises(Invalid) as refused:
        clocking.settle_due(**given, moves=True, reason=" ")
    assert refused.value.field == "reason"
    clocking.settle_due(**given, moves=True, reason="配件要从苏州调来")
    (due,) = due_for_customer(friday)
    assert (due.due_at, due.told_due_at, due.is_asked) == (at("15 09:20"), at("15 09:20"), False)
    assert said(due).more == "之前告诉您的时间是 9月14日（周一）14:20。改期原因：配件要从苏州调来"
    mail = Outgoing.objects.get(text_id="cases.due_moved")
    assert "我们会在 9月15日（周二）09:20 之前答复您。" in mail.body
    assert "配件要从苏州调来" in mail.body


def test_kept_times_send_nothing(friday, cast):
    editing.edit(case_id=friday.pk, changes={"priority": 1}, actor=cast.agent, at=at("14 09:30"))
    asked = Renegotiation.objects.get()
    clocking.settle_due(case_id=friday.pk, renegotiation_id=asked.pk, moves=False, actor=cast.agent, at=at("14 10:00"))
    assert not Outgoing.objects.filter(text_id="cases.due_moved").exists()
    assert due_for_customer(friday)[0].due_at == at("14 14:20")


def test_a_new_policy_moves_no_told_time_silently(friday, cast, run_jobs):
    policy = Policy.objects.get(code="standard")
    content = policy.versions.get().content
    content["rules"][0]["targets"]["first_response"]["2"]["seconds"] = 8 * 3600
    with time_machine.travel(at("14 09:00"), tick=False):
        publishing.publish(policy_id=policy.pk, content=content, actor=cast.administrator, at=at("14 09:00"))
        run_jobs()
    (due,) = due_for_customer(friday)
    assert (due.due_at, due.is_asked) == (at("14 14:20"), True)


def test_waiting_for_her_is_said_and_afterwards_the_new_time_with_the_reason(unmailed):
    version = first(unmailed).policy_version
    version.content["pauses"]["first_response"] = ["waiting_customer"]
    version.save()
    telling.show_due(unmailed, actor=her(unmailed), at=at("11 17:51"))
    running.wait(kind="case", subject_id=unmailed.pk, reason="waiting_customer", actor=her(unmailed), at=at("14 10:00"))
    (due,) = telling.show_due(unmailed, actor=her(unmailed), at=at("14 10:30"))
    assert "等您的回复" in said(due).text
    running.resume(kind="case", subject_id=unmailed.pk, why="customer_wrote", actor=her(unmailed), at=at("14 11:00"))
    (due,) = telling.show_due(unmailed, actor=her(unmailed), at=at("14 11:01"))
    assert (due.due_at, due.before_at) == (at("14 15:20"), at("14 14:20"))
    assert "等待您回复期间暂停了计时" in said(due).more


@pytest.mark.parametrize("milestone", ["first_response", "next_response", "update_every", "resolution"])
@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_every_promise_is_said_before_and_admitted_after(milestone, language):
    due = Due(1, milestone, at("14 14:20"), None, False)
    before, after = said(due, language), said(due, language, now=at("14 14:20"))
    assert not before.is_late
    assert after.is_late
    assert before.text != after.text
    assert "14:20" in before.text
    assert "14:20" in after.text


def test_a_time_is_read_in_the_readers_zone():
    due = Due(1, "first_response", at("14 14:20"), None, False)
    assert "07:20" in said(due, "en", ZoneInfo("Europe/London")).text


def test_a_moment_of_another_year_still_names_the_day():
    due = Due(1, "resolution", at("14 14:20") + timedelta(days=200), None, False)
    assert "4月2日" in said(due).text
