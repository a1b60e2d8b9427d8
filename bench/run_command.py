"""`bench/run --cases N`: measures pages on a seeded installation and prints a table."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request

import click

from bench import places

HELLO, SHELL, QUEUE = "/health", "/desk/profile/", "/desk/cases/"


@click.command()
@click.option("--cases", default=1000, show_default=True, help="Size of the seeded installation.")
@click.option("--times", default=200, show_default=True, help="Answers measured for each page.")
@click.option("--port", default=8169, show_default=True)
def main(cases: int, times: int, port: int) -> None:
    """Start the server on the data, ask as the demo's supervisor, print p50, p95 and what they are multiples of."""
    if not places.mark(cases).exists():
        raise click.UsageError(f"nothing seeded: bench/seed --cases {cases}")
    os.environ.update(ANXIN_DATA=str(places.folder(cases)), ANXIN_LOG_LEVEL="ERROR")
    from anxin.config.boot import prepare

    prepare()
    server, seconds = _start(port)
    try:
        _measure(cases, times, port, seconds)
    finally:
        server.terminate()
        server.wait(20)


def _start(port: int) -> tuple[subprocess.Popen[bytes], float]:
    began = time.perf_counter()
    command = [sys.executable, "-m", "anxin.surfaces.cli", "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while server.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{HELLO}", timeout=5).close()
            return server, time.perf_counter() - began
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server did not start")


def _measure(cases: int, times: int, port: int, start_seconds: float) -> None:
    from django.db import connection

    from anxin.demo.loading import logins
    from anxin.domain.accounts.models import Staff
    from anxin.domain.cases.models import Case
    from bench import statements
    from bench.asking import ask, session_of

    supervisor = Staff.objects.get(email=next(email for email, _p, role, _n in logins() if role == "Supervisor"))
    session = session_of(supervisor)
    recent = Case.objects.order_by("-activity_at").values_list("number", flat=True)[:40]
    pages = {"queue": [QUEUE], "case page": [f"{QUEUE}{number}" for number in recent]}
    hello, shell = ask(port, [HELLO], "", times), ask(port, [SHELL], session, times)
    click.echo(
        f"{cases:,} cases, {connection.vendor}, {times} answers each; first answer {start_seconds:.1f} s after start"
    )
    click.echo("| page | p50 ms | p95 ms | × hello | × shell | SQL alone ms | × SQL | statements |")
    click.echo("|---|---|---|---|---|---|---|---|")
    click.echo(f"| hello ({HELLO}) | {hello.p50:.1f} | {hello.p95:.1f} | 1 | | | | |")
    click.echo(f"| shell ({SHELL}) | {shell.p50:.1f} | {shell.p95:.1f} | {shell.p50 / hello.p50:.1f} | 1 | | | |")
    for name, paths in pages.items():
        found = ask(port, paths, session, times)
        asked = statements.of_page(supervisor, paths[0])
        sql = statements.alone(asked, 30)
        click.echo(
            f"| {name} | {found.p50:.1f} | {found.p95:.1f} | {found.p50 / hello.p50:.1f} | {found.p50 / shell.p50:.1f} "
            f"| {sql.p50:.1f} | {found.p50 / sql.p50:.1f} | {len(asked)} |"
        )


if __name__ == "__main__":
    main()
