"""Mailboxes are fetched from a real IMAP server: everything once, whatever breaks, with each way to log in."""

from __future__ import annotations

import threading
import time

import pytest

from anxin.domain.messaging.models import Mailbox
from anxin.domain.messaging.operations import mailboxes
from anxin.domain.messaging.operations.fetching import fetch
from anxin.domain.messaging.operations.mailboxes import Access
from anxin.foundation import clock
from anxin.foundation.actors import SYSTEM
from anxin.foundation.errors import Invalid
from anxin.foundation.secrets import unseal
from anxin.foundation.spool import store
from anxin.surfaces.inbound.mail.fetching import fetch_once
from tests.fakes.imap import LOGIN, PASSWORD, Dovecot, TokenService
from tests.mails import mail

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def tokens():
    with TokenService() as service:
        yield service


@pytest.fixture
def dovecot(tokens):
    with Dovecot(token_port=tokens.port) as server:
        yield server


@pytest.fixture
def brand():
    from anxin.domain.accounts.models import Brand

    return Brand.objects.create(code="anran", names={"zh-hans": "安然电器"})


def mailbox_at(port, brand, **more):
    given = {"host": "127.0.0.1", "port": port, "security": "none", "username": LOGIN, "password": PASSWORD}
    return mailboxes.save(
        brand_id=brand.pk,
        address=LOGIN,
        type_code="consultation",
        via="fetched",
        access=Access(**{**given, **more}),
        actor=SYSTEM,
        at=clock.now(),
    )


def test_every_mail_is_fetched_once_and_marked_as_read(dovecot, brand):
    mailbox = mailbox_at(dovecot.port, brand)
    dovecot.put(mail("一"))
    dovecot.put(mail("二"))
    assert fetch_once(mailbox.pk, threading.Event()) == 2
    assert fetch_once(mailbox.pk, threading.Event()) == 0
    dovecot.put(mail("三"))
    assert fetch_once(mailbox.pk, threading.Event()) == 1
    assert store.count_waiting() == 3
    with store.taken(store.waiting()[0]) as entry:
        assert (entry.envelope.via, entry.envelope.mailbox_id) == ("imap", mailbox.pk)


def test_a_mail_that_could_not_be_kept_is_fetched_again(dovecot, brand):
    mailbox = mailbox_at(dovecot.port, brand)
    dovecot.put(mail("一"))

    def full(_raw):
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        fetch(mailbox_id=mailbox.pk, keep=full)
    assert fetch_once(mailbox.pk, threading.Event()) == 1


def test_news_arrive_while_it_waits(dovecot, brand):
    mailbox, stopped = mailbox_at(dovecot.port, brand), threading.Event()
    reader = threading.Thread(target=fetch_once, args=(mailbox.pk, stopped), kwargs={"idles": True})
    reader.start()
    try:
        time.sleep(1)
        dovecot.put(mail("来了"))
        end = time.monotonic() + 20
        while not store.waiting() and time.monotonic() < end:
            time.sleep(0.1)
        assert store.count_waiting() == 1
    finally:
        stopped.set()
        reader.join(20)


@pytest.mark.parametrize(
    ("more", "trouble"),
    [
        ({"password": "wrong"}, "wrong_password"),
        ({"port": 1}, "unreachable"),
        ({"host": "nowhere.invalid"}, "host_unknown"),
        ({"folder": "Nonexistent"}, "folder_unknown"),
    ],
)
def test_trouble_is_told_apart(dovecot, brand, more, trouble):
    mailbox = mailbox_at(**{"port": dovecot.port, "brand": brand, **more})
    fetch_once(mailbox.pk, threading.Event())
    mailboxes.run_test(mailbox_id=mailbox.pk)
    mailbox.refresh_from_db()
    assert (mailbox.trouble, mailbox.test_trouble) == (trouble, trouble)
    assert mailbox.trouble_answer


def test_a_test_that_works_counts_the_mails(dovecot, brand):
    mailbox = mailbox_at(dovecot.port, brand)
    dovecot.put(mail())
    mailboxes.run_test(mailbox_id=mailbox.pk)
    mailbox.refresh_from_db()
    assert (mailbox.test_trouble, mailbox.test_answer) == ("", "1")


def test_a_token_logs_in_and_the_new_refresh_token_is_kept(dovecot, brand, tokens, settings):
    settings.MAIL_TOKEN_URLS = {"microsoft": tokens.url, "google": tokens.url}
    mailbox = mailbox_at(
        dovecot.port, brand, auth="microsoft", password="", client_id="anxin-client", refresh_token=tokens.refresh_token
    )
    dovecot.put(mail())
    assert fetch_once(mailbox.pk, threading.Event()) == 1
    mailbox.refresh_from_db()
    assert mailbox.trouble == ""
    assert unseal(mailbox.sealed_refresh_token) == tokens.refresh_token != "first-refresh"


def test_a_refused_token_says_what_the_provider_says(dovecot, brand, tokens, settings):
    settings.MAIL_TOKEN_URLS = {"microsoft": tokens.url, "google": tokens.url}
    mailbox = mailbox_at(
        dovecot.port, brand, auth="google", password="", client_id="anxin-client", refresh_token="stolen"
    )
    fetch_once(mailbox.pk, threading.Event())
    mailbox.refresh_from_db()
    assert mailbox.trouble == "token_refused"
    assert mailbox.trouble_answer == "invalid_grant: AADSTS70008: the refresh token has expired"


def test_a_kept_password_is_not_sent_to_another_host(dovecot, brand):
    mailbox = mailbox_at(dovecot.port, brand)
    with pytest.raises(Invalid) as refused:
        mailboxes.save(
            mailbox_id=mailbox.pk,
            brand_id=brand.pk,
            address=LOGIN,
            type_code="consultation",
            via="fetched",
            access=Access(host="evil.example", port=993),
            actor=SYSTEM,
            at=clock.now(),
        )
    assert refused.value.field == "password"
    assert Mailbox.objects.get().host == "127.0.0.1"
