"""The threads that drain the job table: per lane a small shared batch; heartbeat, lost leases, rhythms."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

import structlog
from django.db import close_old_connections, connection

from anxin.foundation import clock
from anxin.foundation.jobs import claims, crons, running, wake
from anxin.foundation.jobs.models import Job, Lane
from anxin.foundation.jobs.processes import name_of_this_process
from anxin.foundation.jobs.registry import kinds

log = structlog.get_logger("jobs")
BATCH = 20
IDLE_SECONDS = 1.0
TICK_SECONDS = 1.0
HEARTBEAT_TICKS = 15
SLOW_THREADS = 4


class Batch:
    """Claimed jobs of one lane, shared by its threads: a slow one holds back none of the others."""

    def __init__(self, lane: str, worker: str) -> None:
        self.lane, self._worker = lane, worker
        self._turn = threading.Lock()
        self._waiting: deque[Job] = deque()
        self._begun: set[int] = set()
        self._finished: list[int] = []
        self._claimed_seconds = 0.0

    def take(self) -> Job | None:
        """The next job to run, claiming some when none are left; None when nothing is due."""
        with self._turn:
            if not self._waiting:
                self._claim()
            if not self._waiting:
                return None
            row = self._waiting.popleft()
            self._begun.add(row.pk)
            return row

    def _claim(self) -> None:
        finished, self._finished = self._finished, []
        self._waiting.extend(
            claims.claim(worker=self._worker, at=clock.now(), lane=self.lane, limit=BATCH, finished_ids=finished)
        )
        self._claimed_seconds = time.monotonic()

    def ended(self, row: Job, *, is_done: bool) -> None:
        """The job was run; the row of a done one goes with the next claim or tick (killed before, it runs again)."""
        self._begun.discard(row.pk)
        if is_done:
            self._finished.append(row.pk)

    def held_ids(self) -> list[int]:
        """Ids of the jobs being run or about to be."""
        with self._turn:
            return [*self._begun, *(row.pk for row in self._waiting)]

    def settle(self, *, older_than_seconds: float = TICK_SECONDS) -> None:
        """Remove done rows; and while all our threads are busy, give back what was not begun: another process may be idle."""
        with self._turn:
            finished, self._finished = self._finished, []
            if finished:
                claims.finish(finished, worker=self._worker)
            if self._waiting and time.monotonic() - self._claimed_seconds >= older_than_seconds:
                claims.give_back(self._waiting, worker=self._worker)
                self._waiting.clear()


class Worker:
    """Threads working off jobs until `stop()`: `threads` for quick jobs, `slow_threads` for those that wait for others."""

    def __init__(self, threads: int = 2, slow_threads: int = SLOW_THREADS) -> None:
        self.name = name_of_this_process()
        self._threads = {Lane.QUICK: threads, Lane.SLOW: slow_threads}
        self._batches = [Batch(lane, self.name) for lane in self._threads]
        self._stopping = threading.Event()
        self._running: list[threading.Thread] = []

    def start(self) -> None:
        """Return what dead processes left, then start the threads."""
        kinds()
        running.return_lost(at=clock.now())
        for batch in self._batches:
            for number in range(self._threads[Lane(batch.lane)]):
                self._begin(f"jobs-{batch.lane}-{number}", lambda batch=batch: self._drain(batch))
        self._begin("jobs-time", self._keep_time)
        if connection.vendor == "postgresql":
            self._begin("jobs-listen", self._listen)

    def stop(self, *, patience_seconds: float = 10.0) -> None:
        """End after the jobs being run, waiting at most `patience_seconds` in all; what was not begun goes back."""
        self._stopping.set()
        wake.signal.set()
        end = time.monotonic() + patience_seconds
        for thread in self._running:
            thread.join(max(end - time.monotonic(), 0))
        for batch in self._batches:
            batch.settle(older_than_seconds=0)

    def wait(self) -> None:
        """Block until stopped."""
        self._stopping.wait()

    def _begin(self, name: str, work: Callable[[], None]) -> None:
        def work_then_close() -> None:
            try:
                work()
            finally:
                connection.close()

        thread = threading.Thread(target=work_then_close, name=name, daemon=True)
        thread.start()
        self._running.append(thread)

    def _drain(self, batch: Batch) -> None:
        while not self._stopping.is_set():
            try:
                row = batch.take()
                if row is None:
                    wake.signal.wait(IDLE_SECONDS)
                    wake.signal.clear()
                    continue
                is_done = False
                try:
                    is_done = running.run(row, worker=self.name)
                finally:
                    batch.ended(row, is_done=is_done)
            except Exception:
                log.exception("worker could not reach the job table")
                self._stopping.wait(2)
            finally:
                close_old_connections()

    def _keep_time(self) -> None:
        ticks = 0
        while not self._stopping.wait(TICK_SECONDS if ticks else 0):
            try:
                for batch in self._batches:
                    batch.settle()
                if ticks % HEARTBEAT_TICKS == 0:
                    self._heartbeat()
            except Exception:
                log.exception("heartbeat failed")
            finally:
                close_old_connections()
                ticks += 1

    def _heartbeat(self) -> None:
        at = clock.now()
        claims.renew(worker=self.name, job_ids=[id for batch in self._batches for id in batch.held_ids()], at=at)
        running.return_lost(at=at)
        crons.enqueue_due(at=at)

    def _listen(self) -> None:
        """PostgreSQL: sleep in LISTEN so that a job committed by another process starts at once."""
        while not self._stopping.is_set():
            try:
                connection.ensure_connection()
                with connection.cursor() as cursor:
                    cursor.execute(f"LISTEN {wake.CHANNEL}")
                while not self._stopping.is_set():
                    if list(connection.connection.notifies(timeout=1, stop_after=1)):
                        wake.signal.set()
            except Exception:
                log.exception("listening for jobs failed")
                connection.close()
                self._stopping.wait(2)


def run_due(*, worker: str, limit: int = BATCH) -> int:
    """Claim and run one batch of due jobs of any lane in this thread; returns how many were run."""
    jobs = claims.claim(worker=worker, at=clock.now(), limit=limit)
    for row in jobs:
        if running.run(row, worker=worker):
            claims.finish([row.pk], worker=worker)
    return len(jobs)
