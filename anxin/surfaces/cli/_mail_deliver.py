"""`anxin mail deliver`: the end of a pipe from any mail server. Writes to the spool and needs neither server nor database."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

import click

# sysexits.h EX_TEMPFAIL: the mail server keeps the mail and tries again.
TRY_AGAIN = 75
_PIECE = 256 * 1024


@click.command()
@click.option("--to", "recipients", multiple=True, metavar="ADDRESS", help="For whom, as the transport says.")
@click.option("--from", "sender", default="", metavar="ADDRESS", help="From whom, as the transport says.")
def deliver(recipients: tuple[str, ...], sender: str) -> None:
    """Take one raw mail from stdin. Exit 0: it is safe on disk; 75: try again later."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anxin.config.settings")
    from anxin.foundation.spool import store
    from anxin.foundation.spool.types import Envelope

    # Postfix, Exim and procmail tell it this way when nobody wrote it into the command.
    told = [os.environ[name] for name in ("ORIGINAL_RECIPIENT", "RECIPIENT") if os.environ.get(name)]
    envelope = Envelope(
        "pipe", datetime.now(UTC).isoformat(), sender or os.environ.get("SENDER", ""), list(recipients or told[:1])
    )
    try:
        with store.Incoming() as incoming:
            while piece := sys.stdin.buffer.read(_PIECE):
                incoming.write(piece)
            if not incoming.size_bytes:
                raise click.UsageError("there is no mail on stdin")
            incoming.commit(envelope)
    except OSError as error:
        click.echo(f"anxin: the mail cannot be kept now: {error}", err=True)
        sys.exit(TRY_AGAIN)
