"""A process for the tests of jobs: `hang` claims a job and hangs in it until it is killed, `rescue` picks it up."""

import sys
import time

from anxin.config.boot import setup

setup()

from django.core.management import call_command  # noqa: E402

from anxin.foundation import clock  # noqa: E402
from anxin.foundation.jobs import claims, running  # noqa: E402
from anxin.foundation.jobs.processes import name_of_this_process  # noqa: E402
from anxin.foundation.jobs.registry import job  # noqa: E402


@job("test.hang")
def hang() -> None:
    """Says that it began, and never ends."""
    print("begun", flush=True)
    time.sleep(600)


def main(step: str) -> None:
    """One of the two parts."""
    me = name_of_this_process()
    if step == "hang":
        call_command("migrate", interactive=False, verbosity=0)
        hang.enqueue()
        [row] = claims.claim(worker=me, at=clock.now())
        running.run(row, worker=me)
        return
    returned = running.return_lost(at=clock.now())
    [row] = claims.claim(worker=me, at=clock.now())
    claims.finish([row.pk], worker=me)
    print(f"returned {returned}, attempts {row.attempts}")


if __name__ == "__main__":
    main(sys.argv[1])
