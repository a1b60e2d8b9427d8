"""Jobs with a rhythm."""

import datetime as dt

import pytest

from anxin.foundation.jobs import crons, registry, running
from anxin.foundation.jobs.models import CronSlot, Job
from anxin.foundation.jobs.registry import job

AT = dt.datetime(2026, 3, 9, 2, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _only_ours(monkeypatch):
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))

    @job("test.hourly", every=HOUR, max_attempts=1)
    def hourly() -> None:
        raise ValueError("always")


def _waiting():
    return Job.objects.filter(kind="test.hourly", state=Job.State.WAITING).count()


def test_a_rhythm_starts_at_once_and_then_keeps_its_pace(db):
    crons.enqueue_due(at=AT)
    assert _waiting() == 1
    Job.objects.all().delete()
    crons.enqueue_due(at=AT + HOUR / 2)
    assert _waiting() == 0
    crons.enqueue_due(at=AT + HOUR)
    assert _waiting() == 1


def test_a_long_pause_is_made_up_once(db):
    crons.enqueue_due(at=AT)
    Job.objects.all().delete()
    crons.enqueue_due(at=AT + 50 * HOUR)
    assert _waiting() == 1
    assert CronSlot.objects.get(name="test.hourly").next_at == AT + 51 * HOUR


def test_one_that_still_waits_is_not_doubled(db):
    crons.enqueue_due(at=AT)
    crons.enqueue_due(at=AT + 2 * HOUR)
    assert _waiting() == 1


def test_a_rhythm_that_always_fails_leaves_one_dead_letter(db):
    for _round in range(3):
        crons.enqueue_due(at=AT)
        CronSlot.objects.update(next_at=AT)
        for row in Job.objects.filter(kind="test.hourly", state=Job.State.WAITING):
            Job.objects.filter(pk=row.pk).update(state=Job.State.RUNNING, worker="w", attempts=1)
            row.refresh_from_db()
            running.run(row, worker="w")
    assert Job.objects.filter(kind="test.hourly", state=Job.State.DEAD).count() == 1
