"""Entry of `bin/anxin`: finds the command's module by name and loads nothing else, so pure commands start without Django."""

from __future__ import annotations

import importlib
import pkgutil

import click

from anxin.surfaces import cli as commands


class CommandFolder(click.Group):
    """A group whose members are the modules of `anxin.surfaces.cli`; each exposes `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, underscores shown as dashes."""
        names = (module.name for module in pkgutil.iter_modules(commands.__path__))
        return sorted(name.replace("_", "-") for name in names if not name.startswith("_") and name != "tests")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the one module that was asked for; None when there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{commands.__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command


@click.command(cls=CommandFolder, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Anxin 安心: after-sales service on one machine."""


if __name__ == "__main__":
    main(prog_name="anxin")
