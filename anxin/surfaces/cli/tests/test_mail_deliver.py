"""The pipe: safe on disk means 0, trouble means 75, and no server or database is asked."""

import os
import subprocess
import sys
from pathlib import Path

from anxin.foundation.spool import store
from tests.journeys.server import ROOT


def deliver(raw: bytes, data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "ANXIN_DATA": str(data), "PYTHONPATH": str(ROOT), **more}
    command = [sys.executable, "-m", "anxin.surfaces.cli", "mail", "deliver", *arguments]
    return subprocess.run(command, input=raw, env=environment, cwd=ROOT, capture_output=True)


def test_a_delivered_mail_waits_in_the_spool_though_no_database_exists(tmp_path):
    done = deliver(b"Subject: x\n\nhello\n", tmp_path, "--to", "care@anran.example")
    assert (done.returncode, done.stdout) == (0, b"")
    assert not (tmp_path / "anxin.sqlite3").exists()
    [sha256] = store.waiting()
    with store.taken(sha256) as entry:
        assert entry is not None
        assert (entry.path.read_bytes(), entry.envelope.recipients) == (
            b"Subject: x\n\nhello\n",
            ["care@anran.example"],
        )


def test_the_mail_server_may_tell_the_recipient_by_its_environment(tmp_path):
    deliver(b"Subject: x\n\nhello\n", tmp_path, ORIGINAL_RECIPIENT="care@anran.example")
    with store.taken(store.waiting()[0]) as entry:
        assert entry is not None
        assert entry.envelope.recipients == ["care@anran.example"]


def test_a_disk_that_takes_nothing_means_try_again(tmp_path):
    (tmp_path / "mail").write_text("a file where the folder belongs")
    done = deliver(b"Subject: x\n\nhello\n", tmp_path)
    assert done.returncode == 75
    assert b"cannot be kept" in done.stderr


def test_an_empty_pipe_is_wrong_usage(tmp_path):
    assert deliver(b"", tmp_path).returncode == 2
