"""The spool keeps what was acknowledged, once, in order, for one reader at a time."""

import os
import subprocess
import sys

import pytest

from anxin.foundation.spool import store
from anxin.foundation.spool.types import Envelope

ENVELOPE = Envelope(
    via="smtp", arrived_at="2026-03-09T02:00:00+00:00", sender="wang@example.com", recipients=["care@anran.example"]
)


def test_a_kept_mail_is_listed_with_its_envelope():
    sha256 = store.keep(b"From: a\r\n\r\nhello", ENVELOPE)
    assert store.waiting() == [sha256]
    with store.taken(sha256) as entry:
        assert entry is not None
        assert (entry.path.read_bytes(), entry.envelope, entry.tries) == (b"From: a\r\n\r\nhello", ENVELOPE, 0)


def test_the_same_content_twice_waits_once():
    assert store.keep(b"same", ENVELOPE) == store.keep(b"same", ENVELOPE)
    assert store.count_waiting() == 1


def test_what_was_not_committed_leaves_nothing_behind():
    with store.Incoming() as incoming:
        incoming.write(b"half a mail")
    assert list(store.folder().iterdir()) == []


def test_mails_wait_in_the_order_they_came():
    kept = [store.keep(f"mail {number}".encode(), ENVELOPE) for number in range(5)]
    for age, sha256 in enumerate(reversed(kept)):
        os.utime(store.folder() / f"{sha256}.eml", (age, age))
    assert store.waiting() == kept[::-1]


def test_one_reader_at_a_time_and_a_dead_one_gives_it_back():
    sha256 = store.keep(b"mail", ENVELOPE)
    path = store.folder() / f"{sha256}.eml"
    code = f"import fcntl,sys,time; f=open({str(path)!r},'rb'); fcntl.flock(f, fcntl.LOCK_EX); print('held',flush=True); time.sleep(60)"
    other = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        other.stdout.readline()
        with store.taken(sha256) as entry:
            assert entry is None
    finally:
        other.kill()
        other.wait()
    with store.taken(sha256) as entry:
        assert entry is not None


def test_tries_are_counted_and_forgiven():
    sha256 = store.keep(b"mail", ENVELOPE)
    assert [store.begin_try(sha256), store.begin_try(sha256)] == [1, 2]
    store.forgive_try(sha256)
    with store.taken(sha256) as entry:
        assert entry is not None
        assert entry.tries == 1


def test_a_dropped_mail_leaves_nothing_behind():
    sha256 = store.keep(b"mail", ENVELOPE)
    store.begin_try(sha256)
    store.drop(sha256)
    assert list(store.folder().iterdir()) == []


@pytest.mark.parametrize("broken", [b"", b"[]", b"{", b'{"via": 1, "what": 2}'])
def test_a_spoilt_envelope_does_not_lose_the_mail(broken):
    sha256 = store.keep(b"mail", ENVELOPE)
    (store.folder() / f"{sha256}.json").write_bytes(broken)
    with store.taken(sha256) as entry:
        assert entry is not None
        assert entry.envelope.recipients == []
