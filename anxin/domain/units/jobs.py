"""What is done later for units."""

from __future__ import annotations

from anxin.domain.units.operations import printing
from anxin.foundation import clock
from anxin.foundation.jobs.models import Lane
from anxin.foundation.jobs.registry import job


@job("units.print_labels", lane=Lane.SLOW, max_attempts=3)
def print_labels(sheet_id: int) -> None:
    """Print the labels of one run."""
    printing.print_sheet(sheet_id=sheet_id, at=clock.now())
