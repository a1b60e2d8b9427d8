"""What messaging does when something below it happened."""

from __future__ import annotations

from datetime import datetime

from anxin.domain.messaging.events import MailAccountSaved
from anxin.domain.messaging.jobs import deliver
from anxin.domain.messaging.models import Outgoing
from anxin.foundation.actors import Actor


def try_what_waited(event: MailAccountSaved, actor: Actor, at: datetime) -> None:
    """Mail that waited for an account goes out now that there is one (in steps: a job per mail)."""
    waiting = Outgoing.objects.filter(state=Outgoing.State.UNCONFIGURED)
    for id in waiting.order_by("id").values_list("id", flat=True):
        deliver.enqueue(outgoing_id=id, dedupe_key=f"deliver:{id}")


NOW = {MailAccountSaved: [try_what_waited]}
LATER = {}
