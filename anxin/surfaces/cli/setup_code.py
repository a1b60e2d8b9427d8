"""`anxin setup-code`: what the first-run page asks when it is opened from another machine."""

from __future__ import annotations

import click


@click.command()
def command() -> None:
    """Print the set-up code of this installation."""
    from anxin.config.boot import setup

    setup()
    from anxin.domain.accounts.queries import setup_code
    from anxin.foundation.ids import show_code

    click.echo(show_code(setup_code()))
