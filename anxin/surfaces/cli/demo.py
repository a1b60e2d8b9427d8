"""`anxin demo …`: an invented company to look around in, and how to get rid of it."""

from __future__ import annotations

import click


@click.group()
def command() -> None:
    """Load or remove the demo company; list its log-ins."""
    from anxin.config.boot import prepare

    prepare()


@command.command()
@click.option("--again", is_flag=True, help="Remove demo data that is there and load it afresh; your own data stays.")
@click.option("--if-empty", is_flag=True, help="Do nothing, successfully, when there is data already.")
@click.option("--customers", default=3000, show_default=True, help="How many customers.")
@click.option("--cases", default=200, show_default=True, help="How many cases.")
def load(again: bool, if_empty: bool, customers: int, cases: int) -> None:
    """Load the demo as of now and print its log-ins."""
    from anxin.demo import loading
    from anxin.foundation import clock

    try:
        book = loading.load(at=clock.now(), customers=customers, cases=cases, again=again)
    except loading.NotEmpty as refusal:
        if if_empty:
            return
        raise click.ClickException(str(refusal.message)) from refusal
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"loaded: {len(book.customers)} customers, {len(book.written)} cases", err=True)
    _print_logins()


@command.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(yes: bool) -> None:
    """Remove all demo data: the demo's brands with every case, its customers and staff."""
    from anxin.demo import removal
    from anxin.foundation import clock
    from anxin.foundation.actors import SYSTEM

    if removal.present() is None:
        click.echo("there is no demo data", err=True)
        return
    if not yes:
        click.confirm("Remove the demo's brands, cases, customers and staff for good?", abort=True, err=True)
    removal.remove_everything(actor=SYSTEM, at=clock.now())
    click.echo("removed", err=True)


@command.command()
def logins() -> None:
    """Print the demo's log-ins: mail address, password, role, name."""
    _print_logins()


def _print_logins() -> None:
    from anxin.demo import loading

    for email, password, role, name in loading.logins():
        click.echo(f"{email}\t{password}\t{role}\t{name}")
