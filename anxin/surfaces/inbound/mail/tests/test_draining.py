"""The job that empties the spool: nothing is lost, nothing is stored twice, and one bad mail stops no other."""

from __future__ import annotations

import pytest

from anxin.domain.conversations.models import InboundMail
from anxin.foundation.spool import store
from anxin.foundation.spool.types import Envelope
from anxin.surfaces.inbound.mail.jobs import drain
from tests.mails import mail

pytestmark = pytest.mark.django_db
ENVELOPE = Envelope("smtp", "2026-03-09T02:00:00+00:00", "wang@example.com", ["care@anran.example"])


def test_a_stored_mail_leaves_the_spool(post):
    post(mail())
    assert list(store.folder().iterdir()) == []


def test_a_mail_stored_before_the_crash_is_only_removed_after_it(post):
    raw = mail()
    row = post(raw)
    store.keep(raw, ENVELOPE)
    drain()
    assert store.waiting() == []
    assert InboundMail.objects.get() == row


def test_a_mail_that_cannot_be_stored_is_set_aside_and_the_next_goes_through(post):
    post.mailbox.type_code = "no_such_type"
    post.mailbox.save()
    poison = post(mail(subject="毒"))
    assert (poison.state, poison.reason) == ("set_aside", "unreadable")
    assert "Invalid" in poison.detail
    post.mailbox.type_code = "consultation"
    post.mailbox.save()
    assert post(mail(sender="li@example.org")).state == "stored"


def test_a_mail_that_killed_its_reader_three_times_is_not_read_again(post):
    sha256 = store.keep(mail(subject="毒"), ENVELOPE)
    for _try in range(3):
        store.begin_try(sha256)
    drain()
    row = InboundMail.objects.get(sha256=sha256)
    assert (row.state, row.from_address, row.to_address) == ("set_aside", "wang@example.com", "care@anran.example")
    assert row.mailbox == post.mailbox


def test_what_another_process_holds_is_left_to_it(post):
    sha256 = store.keep(mail(), ENVELOPE)
    with store.taken(sha256):
        drain()
        assert not InboundMail.objects.exists()
    drain()
    assert InboundMail.objects.count() == 1
