"""The written part of the demo: brands, staff, products, case types, names, places and stories as YAML, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@cache
def read(name: str) -> Any:
    """The parsed YAML file `name` (without ending) of this folder."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def read_stories() -> tuple[dict[str, Any], ...]:
    """All stories of all files in `stories/`, in the order of file name and place in the file."""
    files = sorted((HERE / "stories").glob("*.yaml"))
    return tuple(story for file in files for story in yaml.safe_load(file.read_text(encoding="utf-8")))
