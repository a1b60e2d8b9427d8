"""`bin/anxin calendar run` as a person or a program uses it: a process, files, pipes, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
OFFICE = {"zone": "Asia/Shanghai", "week": {"mon": ["09:00-12:00", "13:30-18:00"]}, "days": {"2026-10-05": []}}


@pytest.fixture(autouse=True)
def _data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANXIN_DATA", str(tmp_path / "data"))


def run(*arguments: str, stdin: bytes = b"", folder: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ANXIN_CALLED_FROM": str(folder)}
    command = [sys.executable, "-m", "anxin.surfaces.cli", "calendar", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False, timeout=60)


def answers(done: subprocess.CompletedProcess[bytes]) -> list[dict]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "office.json").write_text(json.dumps(OFFICE), encoding="utf-8")
    return tmp_path


def test_files_named_from_the_callers_folder_are_answered_in_order(folder):
    lines = ['{"op": "workday", "date": "2026-10-05"}', '{"op": "add", "from": "2026-09-28T17:00", "seconds": 7200}']
    (folder / "batch.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run("run", "--calendar", "office.json", "--batch", "batch.jsonl", folder=folder)
    assert done.returncode == 0
    assert done.stdout == b'{"result": false}\n{"result": "2026-10-12T02:00:00Z"}\n'
    assert done.stderr == b""


def test_every_line_gets_its_answer_even_when_it_is_no_question(folder):
    good = b'{"op": "is_open", "at": "2026-09-28T10:00"}'
    bad = [b"", b"{", b"[1]", b"\xff\xfe", b'{"op": "?"}', b"[" * 50_000, b'"' + b"x" * 200_000 + b'"', b"9" * 5_000]
    lines = b"\r\n".join([good, *bad, good])
    done = run("run", "--calendar", "office.json", "--batch", "-", stdin=lines, folder=folder)
    assert done.returncode == 0
    first, *middle, last = answers(done)
    assert first == last == {"result": True}
    assert [list(each) for each in middle] == [["error"]] * len(bad)


def test_marks_of_byte_order_are_no_error(folder):
    (folder / "office.json").write_text(json.dumps(OFFICE), encoding="utf-8-sig")
    stdin = b'\xef\xbb\xbf{"op": "workday", "date": "2026-09-28"}\n'
    done = run("run", "--calendar", "office.json", "--batch", "-", stdin=stdin, folder=folder)
    assert answers(done) == [{"result": True}]


def test_a_shipped_calendar_is_found_by_its_name():
    stdin = b'{"op": "between", "from": "2026-10-01", "to": "2026-10-09"}\n'
    assert answers(run("run", "--calendar", "cn-office", "--batch", "-", stdin=stdin)) == [{"result": 27_000}]
    assert answers(run("run", "--calendar", "cn-24x7", "--batch", "-", stdin=stdin)) == [{"result": 8 * 86_400}]


def test_an_empty_batch_has_no_answers():
    done = run("run", "--calendar", "cn-office", "--batch", os.devnull)
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ("run",),
        ("run", "--calendar", "cn-office"),
        ("run", "--calendar", "nobody", "--batch", "-"),
        ("run", "--calendar", "missing.json", "--batch", "-"),
        ("run", "--calendar", "wrong.json", "--batch", "-"),
        ("run", "--calendar", "torn.json", "--batch", "-"),
        ("run", "--calendar", "cn-office", "--batch", "missing.jsonl"),
        ("run", "--calendar", "cn-office", "--batch", "."),
    ],
)
def test_wrong_usage_is_told_on_stderr_with_exit_code_2(folder, arguments):
    (folder / "wrong.json").write_text(json.dumps({**OFFICE, "zone": "Mars/Base"}), encoding="utf-8")
    (folder / "torn.json").write_text('{"zone": ', encoding="utf-8")
    done = run(*arguments, folder=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr


def test_it_starts_without_django_and_the_holiday_libraries():
    heavy = "'django', 'holidays', 'chinese_calendar'"
    probe = f"import sys, anxin.surfaces.cli.calendar; sys.exit(any(name in sys.modules for name in ({heavy})))"
    done = subprocess.run([sys.executable, "-c", probe], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == 0


def test_answers_to_a_pipe_come_at_once():
    """A program may ask, read the answer and only then ask on."""
    command = [sys.executable, "-m", "anxin.surfaces.cli", "calendar", "run", "--calendar", "cn-24x7", "--batch", "-"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        for _ in range(2):
            process.stdin.write(b'{"op": "workday", "date": "2026-09-30"}\n')
            process.stdin.flush()
            assert process.stdout.readline() == b'{"result": true}\n'
        process.stdin.close()
