"""What messaging does when something below it, or it itself, happened."""

from __future__ import annotations

from datetime import datetime

from anxin.domain.messaging import jobs
from anxin.domain.messaging.events import MailAccountSaved
from anxin.foundation.actors import Actor


def try_what_waited(event: MailAccountSaved, actor: Actor, at: datetime) -> None:
    """Mail that waited for an account goes out now that there is one."""
    jobs.try_what_waited.enqueue(run_at=at, dedupe_key="messaging.try_what_waited")


NOW = {MailAccountSaved: [try_what_waited]}
LATER = {}
