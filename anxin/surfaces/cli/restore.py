"""`anxin restore`: bring a backup back."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("backup", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace data that is there (a backup of it is made first).")
def command(backup: Path, force: bool) -> None:
    """Replace database, kept files and keys by those of BACKUP, and bring the database up to date. The server must be stopped."""
    from anxin.config import boot

    boot.setup()
    from anxin.foundation import clock
    from anxin.foundation.backup.dump import BackupError
    from anxin.foundation.backup.restoring import restore

    try:
        with boot.running_lock(exclusive=True):
            before = restore(backup.absolute(), force=force, at=clock.now())
    except (BackupError, boot.StillRunning) as error:
        click.echo(f"anxin: {error}", err=True)
        sys.exit(1)
    boot.prepare()
    click.echo(f"restored {backup}" + (f"; what was there before: {before}" if before else ""))
