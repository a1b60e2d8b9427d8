"""Bringing along what is derived from a file: its search document now, its look-alikes soon."""

from __future__ import annotations

from anxin.domain.customers.jobs import compare_file
from anxin.domain.customers.operations.searching import index_customer


def renew(*, customer_id: int) -> None:
    """Index the file as it is now, and have its duplicates looked for in the background (once, however often it changes)."""
    index_customer(customer_id=customer_id)
    compare_file.enqueue(dedupe_key=f"customers.compare {customer_id}", customer_id=customer_id)
