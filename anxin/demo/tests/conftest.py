"""One plan for all tests of the demo: building it twice would tell nothing new."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from anxin.demo.plan import build_plan
from anxin.demo.shapes import DemoPlan

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 11, 22)
UNTIL = datetime(2026, 11, 22, 9, 20, tzinfo=ZONE)


@pytest.fixture(scope="session")
def plan() -> DemoPlan:
    """The default demo, loaded at twenty past nine in the morning."""
    return build_plan(today=TODAY, zone=ZONE, until=UNTIL)
