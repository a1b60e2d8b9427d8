"""How job rows are taken, given back, lost and buried."""

import datetime as dt
import os
import subprocess
import sys

import pytest
from django.db import transaction

from anxin.foundation.jobs import claims, operations, running
from anxin.foundation.jobs.models import Job, Lane
from anxin.foundation.jobs.processes import is_gone, name_of_this_process
from anxin.foundation.jobs.registry import RetryLater, job
from anxin.foundation.jobs.worker import run_due

AT = dt.datetime(2026, 3, 9, 2, 0, tzinfo=dt.UTC)
ME, OTHER = "here:1:1", "there:2:2"
calls: list[str] = []
buried: list[tuple[dict, str]] = []


@job("test.note")
def note(*, word: str) -> None:
    calls.append(word)


@job("test.break", max_attempts=2)
def break_down(*, word: str) -> None:
    raise ValueError(f"no {word} today")


@break_down.when_dead
def mourn(payload: dict, error: str, at: dt.datetime) -> None:
    buried.append((payload, error))


@job("test.later")
def later() -> None:
    raise RetryLater(dt.timedelta(hours=1), "not yet")


@job("test.slow", lane=Lane.SLOW)
def slow() -> None:
    calls.append("slow")


@pytest.fixture(autouse=True)
def _forget():
    calls.clear()
    buried.clear()


def test_a_job_exists_exactly_when_its_transaction_did(db):
    with pytest.raises(RuntimeError), transaction.atomic():
        note.enqueue(word="never")
        raise RuntimeError
    note.enqueue(word="yes")
    assert run_due(worker=ME) == 1
    assert calls == ["yes"]
    assert not Job.objects.exists()


def test_two_workers_never_get_the_same_job(db):
    for word in "abcde":
        note.enqueue(word=word, run_at=AT)
    mine = claims.claim(worker=ME, at=AT, limit=3)
    theirs = claims.claim(worker=OTHER, at=AT, limit=3)
    assert [j.payload["word"] for j in mine + theirs] == list("abcde")


def test_a_job_is_left_alone_until_it_is_due(db):
    note.enqueue(word="x", run_at=AT + dt.timedelta(seconds=1))
    assert claims.claim(worker=ME, at=AT) == []
    assert len(claims.claim(worker=ME, at=AT + dt.timedelta(seconds=1))) == 1


def test_a_lane_only_gets_its_own_jobs(db):
    slow.enqueue(run_at=AT)
    note.enqueue(word="quick", run_at=AT)
    assert [j.kind for j in claims.claim(worker=ME, at=AT, lane=Lane.QUICK)] == ["test.note"]
    assert [j.kind for j in claims.claim(worker=ME, at=AT, lane=Lane.SLOW)] == ["test.slow"]


def test_a_heartbeat_keeps_a_job_from_being_taken_for_lost(db):
    note.enqueue(word="long", run_at=AT)
    [row] = claims.claim(worker=OTHER, at=AT)
    later_on = AT + claims.LEASE
    claims.renew(worker=OTHER, job_ids=[row.pk], at=later_on)
    assert running.return_lost(at=later_on + dt.timedelta(seconds=1)) == 0


def test_a_job_whose_lease_ran_out_is_run_by_the_next(db):
    note.enqueue(word="again", run_at=AT)
    claims.claim(worker=OTHER, at=AT)
    after = AT + claims.LEASE + dt.timedelta(seconds=1)
    assert running.return_lost(at=after) == 1
    [row] = claims.claim(worker=ME, at=after)
    assert row.attempts == 2


def test_a_worker_that_lost_its_lease_cannot_finish_the_job_of_another(db):
    note.enqueue(word="x", run_at=AT)
    [stale] = claims.claim(worker=OTHER, at=AT)
    running.return_lost(at=AT + dt.timedelta(hours=1))
    claims.claim(worker=ME, at=AT + dt.timedelta(hours=1))
    claims.finish([stale.pk], worker=OTHER)
    assert Job.objects.get().worker == ME


def test_a_failing_job_is_tried_again_later_and_then_stays_as_a_dead_letter_that_somebody_is_told_of(db):
    break_down.enqueue(word="luck")
    run_due(worker=ME)
    row = Job.objects.get()
    assert row.state == Job.State.WAITING
    assert row.run_at > row.created_at
    Job.objects.update(run_at=AT)
    run_due(worker=ME)
    row.refresh_from_db()
    assert row.state == Job.State.DEAD
    assert "no luck today" in row.error
    assert buried[0][0] == {"word": "luck"}


def test_a_job_that_kills_its_worker_each_time_is_buried_at_last(db):
    break_down.enqueue(word="memory", run_at=AT)
    for _round in range(2):
        claims.claim(worker=OTHER, at=AT)
        running.return_lost(at=AT + dt.timedelta(hours=1))
        Job.objects.filter(state=Job.State.WAITING).update(run_at=AT)
    assert Job.objects.get().state == Job.State.DEAD
    assert buried[0][0] == {"word": "memory"}


def test_asking_for_another_time_does_not_count_as_failure(db):
    later.enqueue()
    run_due(worker=ME)
    row = Job.objects.get()
    assert (row.state, row.attempts, row.error) == (Job.State.WAITING, 0, "not yet")


def test_a_job_nobody_knows_is_shown_not_lost(db):
    Job.objects.create(kind="test.removed", run_at=AT)
    run_due(worker=ME)
    assert Job.objects.get().state == Job.State.DEAD


def test_pauses_grow_to_an_hour():
    pauses = [claims.pause_before(attempt).total_seconds() for attempt in (1, 5, 11, 60)]
    assert 1.6 <= pauses[0] <= 2.4
    assert 25 <= pauses[1] <= 39
    assert 1600 <= pauses[2] <= 2500
    assert pauses[3] <= 3600 * 1.2


def test_one_key_waits_once_and_comes_forward_to_the_earliest_time(db):
    note.enqueue(word="x", dedupe_key="k", run_at=AT + dt.timedelta(hours=1))
    note.enqueue(word="x", dedupe_key="k", run_at=AT)
    note.enqueue(word="x", dedupe_key="k", run_at=AT + dt.timedelta(hours=2))
    assert Job.objects.get().run_at == AT


def test_a_job_going_back_gives_way_to_a_newer_one_with_its_key(db):
    note.enqueue(word="x", dedupe_key="k", run_at=AT)
    [row] = claims.claim(worker=ME, at=AT)
    note.enqueue(word="x", dedupe_key="k", run_at=AT)
    claims.postpone(row, worker=ME, at=AT, after=dt.timedelta(seconds=5), error="")
    assert Job.objects.filter(state=Job.State.WAITING).count() == 2


def test_what_was_not_begun_goes_back_as_it_was(db):
    note.enqueue(word="x", run_at=AT)
    jobs = claims.claim(worker=ME, at=AT)
    claims.give_back(jobs, worker=ME)
    row = Job.objects.get()
    assert (row.state, row.attempts, row.run_at, row.worker) == (Job.State.WAITING, 0, AT, "")


def test_a_dead_letter_can_be_retried_or_thrown_away(db):
    break_down.enqueue(word="x", run_at=AT)
    Job.objects.update(state=Job.State.DEAD, attempts=2, dead_at=AT)
    operations.retry(job_id=Job.objects.get().pk, at=AT)
    assert (Job.objects.get().state, Job.objects.get().attempts) == (Job.State.WAITING, 0)
    Job.objects.update(state=Job.State.DEAD)
    operations.discard(job_id=Job.objects.get().pk)
    assert not Job.objects.exists()


def test_only_a_process_of_this_machine_that_ended_counts_as_gone():
    ended = subprocess.run(
        [sys.executable, "-c", "from anxin.foundation.jobs.processes import *; print(name_of_this_process())"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": "."},
        check=True,
    ).stdout.strip()
    assert is_gone(ended)
    assert not is_gone(name_of_this_process())
    assert not is_gone("elsewhere~00000000:1:1")
