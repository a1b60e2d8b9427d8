"""The threads that drain the job table: claim, run, finish or postpone; heartbeat, lost leases, cron."""

from __future__ import annotations

import threading
import traceback
from datetime import datetime, timedelta

import structlog
from django.db import close_old_connections, connection, transaction

from anxin.foundation import clock
from anxin.foundation.jobs import claims, wake
from anxin.foundation.jobs.models import CronSlot, Job
from anxin.foundation.jobs.registry import JobKind, RetryLater, find_kind, kinds

log = structlog.get_logger("jobs")
IDLE_SECONDS = 1.0
HEARTBEAT_SECONDS = 15.0


class Worker:
    """A pool of threads working off jobs until `stop()`."""

    def __init__(self, threads: int = 2) -> None:
        self.name = claims.worker_name()
        self._threads = threads
        self._stopping = threading.Event()
        self._running: list[threading.Thread] = []

    def start(self) -> None:
        """Return what dead processes left, then start the threads."""
        kinds()
        claims.return_lost(at=clock.now())
        targets = [self._drain] * self._threads + [self._keep_time]
        if connection.vendor == "postgresql":
            targets.append(self._listen)
        for number, target in enumerate(targets):
            thread = threading.Thread(target=target, name=f"jobs-{number}", daemon=True)
            thread.start()
            self._running.append(thread)

    def stop(self, *, patience_seconds: float = 10.0) -> None:
        """Ask the threads to end after the job they are in; waits at most `patience_seconds`."""
        self._stopping.set()
        wake.signal.set()
        for thread in self._running:
            thread.join(patience_seconds)

    def wait(self) -> None:
        """Block until stopped."""
        self._stopping.wait()

    def _drain(self) -> None:
        while not self._stopping.is_set():
            try:
                if not run_due(worker=self.name):
                    wake.signal.wait(IDLE_SECONDS)
                    wake.signal.clear()
            except Exception:
                log.exception("worker could not reach the job table")
                self._stopping.wait(2)
            finally:
                close_old_connections()

    def _keep_time(self) -> None:
        while not self._stopping.is_set():
            try:
                at = clock.now()
                claims.renew(worker=self.name, at=at)
                claims.return_lost(at=at)
                enqueue_due_crons()
            except Exception:
                log.exception("heartbeat failed")
            finally:
                close_old_connections()
            self._stopping.wait(HEARTBEAT_SECONDS)

    def _listen(self) -> None:
        """PostgreSQL: sleep in LISTEN so that a job committed by another process starts at once."""
        while not self._stopping.is_set():
            try:
                connection.ensure_connection()
                with connection.cursor() as cursor:
                    cursor.execute(f"LISTEN {wake.CHANNEL}")
                while not self._stopping.is_set():
                    if list(connection.connection.notifies(timeout=5, stop_after=1)):
                        wake.signal.set()
            except Exception:
                log.exception("listening for jobs failed")
                connection.close()
                self._stopping.wait(2)


def run_due(*, worker: str, limit: int = 10) -> int:
    """Claim and run one batch of due jobs in this thread; returns how many were run."""
    jobs = claims.claim(worker=worker, at=clock.now(), limit=limit)
    for row in jobs:
        _run(row, worker)
    return len(jobs)


def _run(row: Job, worker: str) -> None:
    kind = find_kind(row.kind)
    try:
        if kind is None:
            raise LookupError(f"no job is called {row.kind}")
        kind.function(**row.payload)
    except RetryLater as request:
        claims.postpone(row, worker=worker, at=clock.now(), after=request.after, error=str(request), counts=False)
    except Exception as error:
        _failed(row, kind, worker, error)
    else:
        claims.finish(row, worker=worker)


def _failed(row: Job, kind: JobKind | None, worker: str, error: Exception) -> None:
    text = "".join(traceback.format_exception(error))[-4000:]
    if kind is None or row.attempts >= kind.max_attempts:
        log.error("job is dead", kind=row.kind, job=row.pk, error=str(error))
        claims.bury(row, worker=worker, at=clock.now(), error=text)
    else:
        log.warning(
            "job failed, will be tried again", kind=row.kind, job=row.pk, attempt=row.attempts, error=str(error)
        )
        claims.postpone(row, worker=worker, at=clock.now(), after=claims.pause_before(row.attempts), error=text)


def enqueue_due_crons() -> None:
    """Write a job for every cron entry whose time has come; a long pause is made up once, not once per missed slot."""
    at = clock.now()
    slots = dict(CronSlot.objects.values_list("name", "next_at"))
    for kind in kinds().values():
        if kind.every is None or slots.get(kind.name, at) > at:
            continue
        with transaction.atomic():
            if kind.name not in slots:
                CronSlot.objects.bulk_create([CronSlot(name=kind.name, next_at=at)], ignore_conflicts=True)
            moved = CronSlot.objects.filter(name=kind.name, next_at__lte=at).update(next_at=_next(at, kind.every))
            if moved:
                kind.enqueue(dedupe_key=f"cron:{kind.name}")


def _next(at: datetime, every: timedelta) -> datetime:
    return at + every
