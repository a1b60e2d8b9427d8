"""What is done about customers in the background: looking for two files of one person."""

from __future__ import annotations

from datetime import timedelta

from anxin.domain.customers.operations import duplicates
from anxin.foundation import clock
from anxin.foundation.jobs.models import Lane
from anxin.foundation.jobs.registry import job


@job("customers.compare_file", lane=Lane.SLOW)
def compare_file(*, customer_id: int) -> None:
    """Find the files that look like this one's."""
    duplicates.compare_files(customer_ids=[customer_id], at=clock.now())


@job("customers.find_duplicates", every=timedelta(days=1), lane=Lane.SLOW)
def find_duplicates() -> None:
    """Look through all files: what was loaded in bulk is found too, and pairs that no longer look alike go."""
    duplicates.compare_all(at=clock.now())
