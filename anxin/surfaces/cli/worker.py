"""`anxin worker`: background work in a process of its own."""

from __future__ import annotations

import signal

import click


@click.command()
@click.option("--threads", default=4, show_default=True, help="Threads working off jobs.")
def command(threads: int) -> None:
    """Work off jobs until stopped (SIGTERM lets running ones finish)."""
    from anxin.config.boot import running_lock, setup

    setup()
    from anxin.foundation.jobs.worker import Worker

    worker = Worker(threads)
    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    with running_lock():
        worker.start()
        worker.wait()
