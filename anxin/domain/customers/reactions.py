"""What customers do when something below them happened."""

from __future__ import annotations

from datetime import datetime

from anxin.domain.customers.jobs import find_duplicates
from anxin.foundation.actors import Actor
from anxin.foundation.transfer.events import ImportFinished


def look_for_doubles(event: ImportFinished, actor: Actor, at: datetime) -> None:
    """A file may have brought people we had already, spelled otherwise: look through all files once it is in."""
    if event.new_objects:
        find_duplicates.enqueue(dedupe_key="customers.find_duplicates", run_at=at)


NOW = {ImportFinished: [look_for_doubles]}
LATER = {}
