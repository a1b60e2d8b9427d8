"""`bin/anxin mail parse` as a person or a program uses it: files, order, exit codes, nothing else on stdout."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
FIELDS = [
    "kind",
    "from",
    "to",
    "cc",
    "subject",
    "message_id",
    "in_reply_to",
    "references",
    "text",
    "reply_text",
    "html_clean",
    "attachments",
    "bounces",
    "error",
]
MAIL = (
    "From: =?utf-8?B?5ZGo5pWP?= <zhou@kehu.example>\r\nTo: service@anxin.example\r\nSubject: =?utf-8?B?56m66LCD?=\r\nMessage-ID: <1@kehu.example>\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\n不制冷\r\n\r\n在 2024-05-06 09:12，安心 <service@anxin.example> 写道：\r\n> 您好\r\n"
)


def run(*arguments: str, folder: Path = ROOT, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ANXIN_CALLED_FROM": str(folder)}
    command = [sys.executable, "-m", "anxin.surfaces.cli", "mail", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False, timeout=120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.eml").write_bytes(MAIL.encode())
    (tmp_path / "two.eml").write_bytes(b"Subject: two\r\n\r\nx\xff")
    return tmp_path


def test_every_file_gets_its_line_in_order_and_nothing_else_is_printed(folder):
    done = run("parse", "one.eml", "missing.eml", ".", "two.eml", folder=folder)
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert (done.returncode, done.stderr) == (0, b"")
    assert [line["subject"] for line in lines] == ["空调", "", "", "two"]
    assert [bool(line["error"]) for line in lines] == [False, True, True, False]
    assert all(list(line) == FIELDS for line in lines)


def test_a_mail_is_told_field_by_field(folder):
    (line,) = run("parse", str(folder / "one.eml")).stdout.decode().splitlines()
    assert json.loads(line) == {
        "kind": "message",
        "from": {"name": "周敏", "address": "zhou@kehu.example"},
        "to": [{"name": "", "address": "service@anxin.example"}],
        "cc": [],
        "subject": "空调",
        "message_id": "1@kehu.example",
        "in_reply_to": "",
        "references": [],
        "text": "不制冷\n\n在 2024-05-06 09:12，安心 <service@anxin.example> 写道：\n> 您好",
        "reply_text": "不制冷",
        "html_clean": None,
        "attachments": [],
        "bounces": [],
        "error": None,
    }
    assert "不制冷" in line


def test_a_mail_can_come_from_stdin():
    assert json.loads(run("parse", "-", stdin=MAIL.encode()).stdout)["subject"] == "空调"


@pytest.mark.parametrize("arguments", [("parse",), ("parse", "--what", "x"), ("read", "x")])
def test_wrong_usage_is_told_on_stderr_with_code_2(arguments):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"") and done.stderr


def test_a_thousand_files_take_one_call(folder):
    for number in range(1000):
        (folder / f"{number:04}.eml").write_bytes(f"Subject: {number}\r\n\r\ntext {number}".encode())
    done = run("parse", *(f"{number:04}.eml" for number in range(1000)), folder=folder)
    assert [json.loads(line)["subject"] for line in done.stdout.splitlines()] == [str(number) for number in range(1000)]


def test_the_command_starts_without_django():
    code = "import sys; import anxin.surfaces.cli.mail; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
