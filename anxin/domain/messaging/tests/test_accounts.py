"""Saving, testing and removing mail accounts."""

import pytest

from anxin.domain.messaging.models import MailAccount
from anxin.domain.messaging.operations import accounts, testing
from anxin.domain.messaging.tests.test_delivery import save_account
from anxin.foundation import clock
from anxin.foundation.errors import Forbidden, Invalid
from anxin.foundation.events.models import Change
from anxin.foundation.secrets import unseal
from tests.fakes.smtp import Receiver


@pytest.fixture
def receiver():
    with Receiver() as one:
        yield one


def test_a_password_is_sealed_kept_when_left_empty_and_never_in_the_log(db, receiver):
    save_account(receiver, username="care", password="geheim")
    account = save_account(receiver, username="care", password="", from_name="新名字")
    assert "geheim" not in account.sealed_password
    assert unseal(account.sealed_password) == "geheim"
    assert not Change.objects.filter(field__contains="password").exists()
    assert MailAccount.objects.count() == 1


def test_a_kept_password_is_never_sent_to_another_server(db, receiver):
    save_account(receiver, username="care", password="geheim")
    with pytest.raises(Invalid) as refused:
        save_account(receiver, username="care", password="", host="localhost")
    assert refused.value.field == "password"


@pytest.mark.parametrize(
    "field, value", [("host", "http://x"), ("host", ""), ("port", 0), ("from_address", "x"), ("security", "no")]
)
def test_what_cannot_be_is_refused_beside_its_field(db, receiver, field, value):
    with pytest.raises(Invalid) as refused:
        save_account(receiver, **{field: value})
    assert refused.value.field == field


def test_an_agent_may_not_change_accounts(cast, receiver):
    with pytest.raises(Forbidden):
        save_account(receiver, actor=cast.agent)
    account = save_account(receiver)
    with pytest.raises(Forbidden):
        accounts.delete(account_id=account.pk, actor=cast.agent, at=clock.now())


def test_a_test_really_sends_and_its_answer_stands_with_the_account(cast, receiver, run_jobs):
    account = save_account(receiver)
    testing.ask(
        account_id=account.pk, to="me@anran.example", language="zh-hans", actor=cast.administrator, at=clock.now()
    )
    run_jobs()
    account.refresh_from_db()
    assert (account.test_trouble, account.test_answer) == ("", "250 2.0.0 taken")
    assert account.tested_at
    assert receiver.mails[0]["To"] == "me@anran.example"


def test_a_test_that_fails_says_what_is_wrong(cast, receiver, run_jobs):
    account = save_account(receiver, host="nowhere.invalid")
    testing.ask(account_id=account.pk, to="me@anran.example", language="en", actor=cast.administrator, at=clock.now())
    run_jobs()
    account.refresh_from_db()
    assert account.test_trouble == "host_unknown"
