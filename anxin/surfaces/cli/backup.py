"""`anxin backup`: one file with everything, checked."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("target", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--verify",
    "to_verify",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Only read this backup back.",
)
def command(target: Path | None, to_verify: Path | None) -> None:
    """Back up database, kept files and keys to TARGET (default: the backup folder) while everything runs; prints its path."""
    from anxin.config.boot import setup

    setup()
    from anxin.foundation import clock
    from anxin.foundation.backup import archive
    from anxin.foundation.backup.dump import BackupError

    try:
        if to_verify:
            archive.verify(to_verify.absolute(), at=clock.now())
            click.echo(f"{to_verify}: ok")
        else:
            click.echo(archive.make(at=clock.now(), target=target.absolute() if target else None))
    except BackupError as error:
        click.echo(f"anxin: {error}", err=True)
        sys.exit(1)
