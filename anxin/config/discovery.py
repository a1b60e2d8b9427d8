"""Finds features by their place: domain apps, surface folders, their URLs, panels, templates and translations."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

PACKAGE = Path(__file__).resolve().parents[1]


def _packages(*patterns: str) -> list[str]:
    found = {path.parent for pattern in patterns for path in PACKAGE.glob(pattern)}
    return [".".join(("anxin", *path.relative_to(PACKAGE).parts)) for path in sorted(found)]


def apps() -> list[str]:
    """Dotted names of every Django app of ours: a folder with `apps.py`, lowest tier first."""
    return [
        f"{name}.apps.Config"
        for name in _packages(
            "foundation/*/apps.py", "domain/*/apps.py", "surfaces/*/apps.py", "surfaces/*/*/apps.py", "demo/apps.py"
        )
    ]


def template_folders() -> list[Path]:
    """Every `templates` folder of ours."""
    return sorted(PACKAGE.glob("surfaces/**/templates"))


def locale_folders() -> list[Path]:
    """Every `locale` folder of ours."""
    return sorted(PACKAGE.glob("**/locale"))


def modules(name: str) -> Iterator[ModuleType]:
    """Import and yield every module called `name` (for example `panels`, `reactions`, `jobs`) in a domain or surface folder."""
    for package in _packages(
        f"foundation/*/{name}.py", f"domain/*/{name}.py", f"surfaces/*/{name}.py", f"surfaces/*/*/{name}.py"
    ):
        yield importlib.import_module(f"{package}.{name}")
