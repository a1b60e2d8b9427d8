"""`bench/seed --cases N`: seeds an installation of that size unless it is there already."""

from __future__ import annotations

import os

import click

from bench import places


@click.command()
@click.option("--cases", default=1000, show_default=True, type=click.IntRange(200), help="How many cases.")
def main(cases: int) -> None:
    """Seed, and print the data folder."""
    if not places.mark(cases).exists():
        places.require_space(cases)
        os.environ["ANXIN_DATA"] = str(places.folder(cases))
        from anxin.config.boot import prepare

        prepare()
        from bench.seeding import seed

        seed(cases)
        places.mark(cases).touch()
    click.echo(places.folder(cases))


if __name__ == "__main__":
    main()
