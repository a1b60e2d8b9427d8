"""`anxin serve`: the server, with its background workers."""

from __future__ import annotations

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
def command(host: str, port: int) -> None:
    """Serve pages, API and live updates; brings the database up to date first."""
    from anxin.config.boot import prepare, serve

    prepare()
    serve(host, port)
