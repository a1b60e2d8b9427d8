"""Reads the source for what import-linter cannot see: by which modules an area is entered."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

DOORS = {"operations", "queries", "policies", "events", "types", "catalogue"}


def crossings(package: Path) -> Iterator[tuple[Path, int, str]]:
    """(file, line, imported module) of every import, type checking aside, of another area's inside below `package`/domain and surfaces."""
    for path in sorted([*package.glob("domain/**/*.py"), *package.glob("surfaces/**/*.py")]):
        if {"tests", "migrations"} & set(path.parts):
            continue
        for line, module in _imports(ast.parse(path.read_text())):
            parts = module.split(".")
            if parts[:2] != ["anxin", "domain"] or len(parts) < 4 or path.is_relative_to(package / "domain" / parts[2]):
                continue
            if parts[3] not in DOORS:
                yield path, line, module


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    guarded = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in guarded:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
