"""Having all files looked through for duplicates now, not only at night."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.domain.accounts import policies as accounts
from anxin.domain.customers.jobs import find_duplicates
from anxin.domain.customers.policies import MERGE
from anxin.foundation.actors import Actor


@transaction.atomic
def ask_for_search(*, actor: Actor, at: datetime) -> None:
    """Look through every file in the background; asked twice, it happens once. Raises Forbidden for who is limited to some brands."""
    accounts.require_everywhere(actor, MERGE)
    find_duplicates.enqueue(dedupe_key="customers.find_duplicates", run_at=at)
