"""Killed between taking and storing, a locked database, a full disk, a poison mail: every accepted mail is there once."""

from __future__ import annotations

import contextlib
import resource
import smtplib
import sqlite3
import subprocess
from collections.abc import Iterator

import pytest

from tests.fakes.smtp import Receiver
from tests.journeys.mail_server import mail_server, send, wait_until
from tests.journeys.server import Server
from tests.mails import mail

__all__ = ["mail_server"]
pytestmark = pytest.mark.timeout(600)
TO = "help@anran.example"


@pytest.fixture
def connected(mail_server):
    with Receiver() as receiver:
        mail_server[0].python("tests.journeys.stage_mail", "set", str(receiver.port), "0")
        yield mail_server


def subjects(found) -> list[str]:
    return sorted(subject for subject, _state, _reason in found["inbound"])


def test_killed_between_taking_and_storing_every_mail_is_there_once(connected):
    server, port = connected
    send(port, mail(to=TO, subject="先来一封"))
    wait_until(server, lambda now: len(now["inbound"]) == 1)
    sent = []
    with smtplib.SMTP("127.0.0.1", port, timeout=30) as client:
        for number in range(30):
            raw = mail(f"第 {number} 封", to=TO, subject=f"邮件 {number:02}", sender=f"c{number}@example.com")
            client.sendmail(f"c{number}@example.com", [TO], raw)
            sent.append(raw)
        server.kill()
    server.start()
    # Who was not told "taken" sends again; so does who was, for good measure.
    for raw in sent[-3:]:
        send(port, raw)
    found = wait_until(server, lambda now: len(now["inbound"]) >= 31)
    assert subjects(found) == sorted(["先来一封", *(f"邮件 {number:02}" for number in range(30))])
    assert len({text for _number, _direction, text in found["texts"]}) == 31


def test_while_the_database_is_locked_mail_is_taken_and_stored_afterwards(connected):
    server, port = connected
    send(port, mail(to=TO, subject="知道邮箱"))
    wait_until(server, lambda now: len(now["inbound"]) == 1)
    if not (server.data / "anxin.sqlite3").exists():
        pytest.fail("this journey locks the SQLite file")
    lock = sqlite3.connect(server.data / "anxin.sqlite3", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    try:
        send(port, mail(to=TO, subject="锁住时来的"))
        assert list((server.data / "mail" / "spool").glob("*.eml"))
    finally:
        lock.execute("ROLLBACK")
        lock.close()
    found = wait_until(server, lambda now: len(now["inbound"]) == 2)
    assert "锁住时来的" in subjects(found)


@contextlib.contextmanager
def small_disk(server: Server) -> Iterator[None]:
    """The spool on a disk of 64 kB. Skips where we may not mount: the limited process beside it is tested everywhere."""
    spool = server.data / "mail" / "spool"
    spool.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(spool)], capture_output=True)
    if done.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(spool)], check=True)


@contextlib.contextmanager
def limited_files(server: Server) -> Iterator[None]:
    """The server cannot write a file beyond 64 kB: neither a mail nor its database grows."""
    soft, hard = resource.prlimit(server.process_id, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process_id, resource.RLIMIT_FSIZE, (64 * 1024, hard))
    try:
        yield
    finally:
        resource.prlimit(server.process_id, resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("full_disk", [limited_files, small_disk])
def test_a_full_disk_says_come_later_and_takes_it_then(connected, full_disk):
    server, port = connected
    send(port, mail(to=TO, subject="知道邮箱"))
    wait_until(server, lambda now: len(now["inbound"]) == 1)
    large = mail(to=TO, subject="放不下", text="长" * 200_000)
    with full_disk(server), smtplib.SMTP("127.0.0.1", port, timeout=30) as client:
        with pytest.raises(smtplib.SMTPResponseException) as told:
            client.sendmail("wang@example.com", [TO], large)
        assert told.value.smtp_code == 452
        assert not list((server.data / "mail" / "spool").glob("*.eml"))
    send(port, large)
    found = wait_until(server, lambda now: len(now["inbound"]) == 2)
    assert subjects(found) == ["放不下", "知道邮箱"]


def test_a_poison_mail_is_set_aside_and_the_next_one_goes_through(connected):
    server, port = connected
    raw = mail(to=TO, subject="毒")
    send(port, mail(to=TO, subject="知道邮箱"))
    wait_until(server, lambda now: len(now["inbound"]) == 1)
    server.kill()
    # As a mail that kills whatever reads it leaves the spool: begun three times, never ended.
    done = subprocess.run(
        ["bin/anxin", "mail", "deliver", "--to", TO], input=raw, env=server.environment, check=True, capture_output=True
    )
    assert done.returncode == 0
    [poison] = (server.data / "mail" / "spool").glob("*.eml")
    poison.with_suffix(".tries").write_bytes(b"...")
    server.start()
    send(port, mail(to=TO, subject="下一封", sender="li@example.org"))
    found = wait_until(server, lambda now: len(now["inbound"]) == 3)
    assert ["毒", "set_aside", "unreadable"] in found["inbound"]
    assert ["下一封", "stored", "new_case"] in found["inbound"]
