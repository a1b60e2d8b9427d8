"""Starting up: Django, database, delivered data, the server."""

from __future__ import annotations

import fcntl
import os
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager


class StillRunning(Exception):
    """A server or worker uses this data folder."""


def setup() -> None:
    """Make Django ready in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anxin.config.settings")
    import django

    django.setup()


def prepare() -> None:
    """Bring the database up to date and make what every installation starts with (roles, case types)."""
    setup()
    from django.core.management import call_command

    from anxin.config.environment import environment

    environment.data.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0, stdout=sys.stderr)
    install()


def install() -> None:
    """Delivered data; keeps what an administrator changed."""
    from anxin.domain.accounts.operations.roles import install_roles
    from anxin.domain.cases.operations.kinds import install_types
    from anxin.domain.clocks.operations.publishing import install_policies

    install_roles()
    install_types()
    install_policies()


@contextmanager
def running_lock(*, exclusive: bool = False) -> Iterator[None]:
    """Held shared by servers and workers, exclusively by a restore. Raises StillRunning when it cannot be had."""
    from anxin.config.environment import environment

    environment.data.mkdir(parents=True, exist_ok=True)
    with (environment.data / ".running").open("w") as file:
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError as error:
            raise StillRunning("a server or worker is running, or a restore is going on: stop it first") from error
        yield


def serve(host: str, port: int, *, ready_lines: tuple[str, ...] = ()) -> None:
    """Run the server until stopped; prints `ready: URL` (and `ready_lines`) on stdout once a page answers."""
    import uvicorn

    ready_lines = (*ready_lines, *_first_run_lines())
    url = f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}"
    threading.Thread(target=_announce, args=(url, ready_lines), daemon=True).start()
    with running_lock():
        uvicorn.run(
            "anxin.config.asgi:application",
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            server_header=False,
            ws_max_size=1024 * 1024,
            timeout_graceful_shutdown=15,
        )


def _first_run_lines() -> tuple[str, ...]:
    """What the operator needs to set up an empty installation from another machine; nothing once it is set up."""
    from anxin.domain.accounts.queries import installation, setup_code
    from anxin.foundation.ids import show_code

    return () if installation().set_up_at else (f"set-up code: {show_code(setup_code())}",)


def _announce(url: str, lines: tuple[str, ...]) -> None:
    for _try in range(600):
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):
                break
        except OSError:
            time.sleep(0.1)
    else:
        return
    print(f"ready: {url}", *lines, sep="\n", flush=True)
