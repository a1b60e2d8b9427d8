"""Arrows point one way: imports, doors and foreign keys; each check is tried with a planted violation."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture.doors import crossings

ROOT = Path(__file__).resolve().parents[2]
# Highest first, as in .importlinter.
TIERS = (
    "cases",
    "conversations",
    "entitlements",
    "messaging",
    "clocks",
    "purchases",
    "units",
    "customers",
    "catalog",
    "workforce",
    "accounts",
    "calendars",
)


def lint(root: Path) -> str:
    """What import-linter says of the tree below `root`."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env={"PYTHONPATH": str(root)}).stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package to plant violations in."""
    shutil.copytree(
        ROOT / "anxin", tmp_path / "anxin", ignore=shutil.ignore_patterns("__pycache__", "locale", "templates")
    )
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_all_imports_point_down():
    assert "0 broken" in lint(ROOT)


@pytest.mark.parametrize(
    ("place", "line", "broken"),
    [
        ("domain/customers/planted.py", "import anxin.domain.cases.queries", "Domain areas"),
        ("domain/cases/planted.py", "import anxin.surfaces.kit.pages", "Domain knows no surfaces"),
        ("domain/astrology/__init__.py", "", "Domain areas"),
        ("foundation/planted.py", "import anxin.domain.cases.types", "Foundation knows nothing"),
        ("demo/planted.py", "import anxin.surfaces.kit.pages", "Demo data"),
        ("surfaces/inbound/planted.py", "import anxin.surfaces.desk.live", "Surfaces never import"),
        ("surfaces/kit/planted.py", "import anxin.surfaces.desk.live", "Surfaces never import"),
        ("surfaces/desk/planted/__init__.py", "import anxin.surfaces.desk.live.sockets", "Desk folders"),
        ("surfaces/desk/live/planted.py", "import anxin.config.settings", "Screens know no wiring"),
    ],
)
def test_a_planted_violation_is_found(copy: Path, place: str, line: str, broken: str):
    planted = copy / "anxin" / place
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(line + "\n")
    said = lint(copy)
    assert any(broken in row and "BROKEN" in row for row in said.splitlines()), said[-2000:]


def test_areas_are_entered_by_their_doors_only():
    found = [f"{path.relative_to(ROOT)}:{line} {module}" for path, line, module in crossings(ROOT / "anxin")]
    assert found == []


def test_a_planted_side_entrance_is_found(copy: Path):
    planted = copy / "anxin/domain/cases/planted.py"
    planted.write_text("from anxin.domain.customers.models import Customer\n")
    assert (planted, 1) in [(path, line) for path, line, _module in crossings(copy / "anxin")]


def test_foreign_keys_point_down():
    tiers = {name: rank for rank, name in enumerate(TIERS)}
    up = []
    for model in apps.get_models():
        own = model._meta.app_label
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not field.concrete or target is None or own not in tiers:
                continue
            other = target._meta.app_label
            if other in tiers and tiers[other] < tiers[own]:
                up.append(f"{own}.{model.__name__}.{field.name} → {other}")
    assert up == []


def test_every_domain_area_stands_in_the_list_of_tiers():
    areas = {path.parent.name for path in (ROOT / "anxin/domain").glob("*/apps.py")}
    assert areas == set(TIERS)
