"""The worker's threads: lanes, shared batches, stopping, and a process that is killed."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.conf import settings
from django.db import connection

from anxin.foundation import clock
from anxin.foundation.jobs import running
from anxin.foundation.jobs.models import Job, Lane
from anxin.foundation.jobs.registry import job
from anxin.foundation.jobs.worker import Batch, Worker

pytestmark = pytest.mark.django_db(transaction=True)
done: list[str] = []
begun: queue.Queue[int] = queue.Queue()
gate = threading.Event()


@job("test.quick")
def quick(*, word: str) -> None:
    done.append(word)


@job("test.stuck")
def stuck() -> None:
    begun.put(1)
    gate.wait(20)
    done.append("stuck")


@job("test.stuck_elsewhere", lane=Lane.SLOW)
def stuck_elsewhere() -> None:
    gate.wait(20)


@pytest.fixture
def worker():
    done.clear()
    gate.clear()
    begun.queue.clear()
    one = Worker(threads=2, slow_threads=1)
    yield one
    gate.set()
    one.stop()


def wait_until(condition, seconds=8.0):
    end = time.monotonic() + seconds
    while not (held := condition()) and time.monotonic() < end:
        time.sleep(0.02)
    return held


def test_one_slow_job_holds_back_none_of_those_claimed_with_it(worker):
    stuck.enqueue()
    for number in range(9):
        quick.enqueue(word=str(number))
    worker.start()
    assert wait_until(lambda: len(done) == 9)
    assert "stuck" not in done


def test_jobs_that_wait_for_other_machines_do_not_block_the_quick_ones(worker):
    for _each in range(8):
        stuck_elsewhere.enqueue()
    quick.enqueue(word="now")
    worker.start()
    assert wait_until(lambda: done == ["now"])


def test_what_busy_threads_have_not_begun_is_offered_to_others(worker):
    for _each in range(2):
        stuck.enqueue()
    quick.enqueue(word="for another")
    worker.start()
    assert wait_until(lambda: begun.qsize() == 2)
    other = Batch(Lane.QUICK, "elsewhere:1:1")
    assert wait_until(lambda: (row := other.take()) and row.payload == {"word": "for another"})


def test_stopping_ends_after_the_job_being_run_and_gives_the_rest_back(worker):
    for _each in range(2):
        stuck.enqueue()
    for number in range(5):
        quick.enqueue(word=str(number))
    worker.start()
    assert wait_until(lambda: begun.qsize() == 2)
    threading.Timer(0.3, gate.set).start()
    worker.stop()
    assert done.count("stuck") == 2
    assert not Job.objects.filter(state=Job.State.RUNNING).exists()


def test_a_job_written_while_the_worker_sleeps_starts_at_once(worker):
    worker.start()
    time.sleep(0.3)
    began = time.monotonic()
    quick.enqueue(word="wake up")
    assert wait_until(lambda: done == ["wake up"])
    assert time.monotonic() - began < 0.5


def test_the_job_of_a_killed_process_is_run_by_the_next_at_once(tmp_path):
    if connection.vendor == "sqlite":
        environment = {"ANXIN_DATABASE_URL": "", "ANXIN_DATA": str(tmp_path)}
    else:
        environment = {"ANXIN_DATABASE_URL": _url_of_test_database(), "ANXIN_DATA": str(tmp_path)}
    environment = {**os.environ, **environment, "PYTHONPATH": "."}
    command = [sys.executable, "-m", "tests.fakes.victim"]
    victim = subprocess.Popen([*command, "hang"], env=environment, stdout=subprocess.PIPE, text=True)
    assert victim.stdout.readline() == "begun\n"
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    began = time.monotonic()
    rescued = subprocess.run([*command, "rescue"], env=environment, capture_output=True, text=True, check=True)
    assert rescued.stdout == "returned 1, attempts 2\n"
    assert time.monotonic() - began < 30  # long before the lease (60 s) ran out


def _url_of_test_database() -> str:
    given = settings.DATABASES["default"]
    return f"postgresql://{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"


def test_nothing_is_returned_while_its_process_lives(worker):
    stuck.enqueue()
    worker.start()
    assert wait_until(lambda: Job.objects.filter(state=Job.State.RUNNING).exists())
    assert running.return_lost(at=clock.now()) == 0
