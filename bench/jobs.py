"""How many background jobs a second one process writes and works off: `python -m bench.jobs [COUNT]` (on ANXIN_DATA or ANXIN_DATABASE_URL)."""

from __future__ import annotations

import sys
import threading
import time

from anxin.config.boot import prepare

prepare()

from django.db import transaction  # noqa: E402

from anxin.foundation.jobs.models import Job  # noqa: E402
from anxin.foundation.jobs.registry import job  # noqa: E402
from anxin.foundation.jobs.worker import Worker  # noqa: E402

_ended = threading.Semaphore(0)


@job("bench.nothing")
def nothing(*, number: int) -> None:
    """The smallest job."""
    _ended.release()


def main(count: int) -> None:
    """Write `count` jobs, 100 a transaction, then drain them with two threads."""
    Job.objects.filter(kind="bench.nothing").delete()
    began = time.perf_counter()
    for start in range(0, count, 100):
        with transaction.atomic():
            for number in range(start, min(start + 100, count)):
                nothing.enqueue(number=number)
    written = time.perf_counter()
    worker = Worker(threads=2)
    worker.start()
    for _each in range(count):
        _ended.acquire()
    drained = time.perf_counter()
    worker.stop()
    print(f"written {count / (written - began):8.0f} jobs/s")
    print(f"drained {count / (drained - written):8.0f} jobs/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
