"""Decisions that are kept: frozen facts, the answer, and the texts it was made by."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.entitlements import policies
from anxin.domain.entitlements.events import EntitlementDecided
from anxin.domain.entitlements.models import Decision, PackText
from anxin.domain.entitlements.queries import active
from anxin.domain.entitlements.rules.errors import FactError
from anxin.domain.entitlements.rules.reading import read_facts
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid
from anxin.foundation.events.operations import record


@transaction.atomic
def decide(*, facts: Mapping[str, Any], about: tuple[str, int] | None = None, actor: Actor, at: datetime) -> Decision:
    """Decide by today's rules and keep it. `facts` as published in docs/policies.md, `at` told inside them or now.

    Raises Forbidden, and Invalid naming the fact that cannot be read.
    """
    policies.require_ask(actor)
    told = {"at": at.isoformat(), **json.loads(json.dumps(facts, default=str))}
    engine = active.engine()
    try:
        read = read_facts(told)
        answer = engine.decide(read).as_json()
    except FactError as error:
        raise Invalid(_("This cannot be read: %(reason)s") % {"reason": error.message}, field=error.field) from error
    used = [pack for pack in engine.packs if pack.head.jurisdiction == read.jurisdiction.code]
    texts = [PackText(digest=pack.digest, text=pack.text) for pack in used]
    PackText.objects.bulk_create(texts, ignore_conflicts=True)
    kind, number = about or ("", None)
    decision = Decision.objects.create(
        about_kind=kind,
        about_id=number,
        facts=told,
        answer=answer,
        packs=[[pack.digest, pack.head.valid_to and pack.head.valid_to.isoformat()] for pack in used],
        at=at,
        actor_kind=actor.kind,
        actor_id=actor.id,
    )
    record(EntitlementDecided(decision_id=decision.pk), actor=actor, at=at)
    return decision
