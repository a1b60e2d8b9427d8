"""`anxin wiring`: what happens when, read from the code itself."""

from __future__ import annotations

import click


@click.command()
def command() -> None:
    """Print event → reactions (now, later) and the rhythm of recurring jobs."""
    from anxin.config.boot import setup

    setup()
    from anxin.foundation.events.reactions import name_of, wiring
    from anxin.foundation.events.types import all_types
    from anxin.foundation.jobs.registry import kinds

    found = wiring()
    for event_type in all_types():
        reactions = [f"now   {name_of(r)}" for r in found.now.get(event_type, [])]
        reactions += [f"later {name_of(r)}" for r in found.later.get(event_type, [])]
        click.echo(event_type.type_name())
        for line in reactions:
            click.echo(f"    {line}")
    for kind in kinds().values():
        rhythm = f"every {kind.every}" if kind.every else "on demand"
        click.echo(f"job {kind.name}: {rhythm}, at most {kind.max_attempts} tries")
