"""`anxin run`: the whole system with demo data on an empty installation, ready to be clicked."""

from __future__ import annotations

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--empty", is_flag=True, help="No demo data: begin with the first-run page.")
def command(host: str, port: int, empty: bool) -> None:
    """Prepare the database, load demo data on an empty installation, serve; prints `ready: URL` and the logins."""
    from anxin.config.boot import prepare, serve

    prepare()
    from anxin.demo import loading
    from anxin.domain.accounts.queries import installation
    from anxin.foundation import clock

    if not empty and installation().set_up_at is None:
        click.echo("anxin: loading demo data …", err=True)
        loading.load(at=clock.now())
    lines = tuple(loading.login_lines()) if installation().holds_demo_data else ()
    serve(host, port, ready_lines=lines)
