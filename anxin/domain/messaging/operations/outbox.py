"""What a person does with messages that have not left: cancel what waits, send again what failed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies
from anxin.domain.messaging.events import OutgoingResent
from anxin.domain.messaging.models import Outgoing
from anxin.domain.messaging.operations.delivery import end_unsent
from anxin.domain.messaging.operations.sending import put_on_way
from anxin.domain.messaging.types import CANCELLABLE, RESENDABLE, Reason, State
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, NotFound
from anxin.foundation.events.operations import record


@transaction.atomic
def cancel(*, outgoing_id: int, actor: Actor, at: datetime) -> None:
    """Let a waiting message not leave. Raises NotFound, Forbidden, Conflict when it is on its way or gone."""
    row = _locked(outgoing_id, actor)
    if row.state not in CANCELLABLE:
        raise Conflict(_("This is on its way already, or has ended."))
    end_unsent(row, State.CANCELLED, Reason.CANCELLED, actor=actor, at=at)


@transaction.atomic
def resend(*, outgoing_id: int, actor: Actor, at: datetime) -> None:
    """Try a message again from the start, as the same mail (same Message-ID). Raises NotFound, Forbidden, Conflict."""
    row = _locked(outgoing_id, actor)
    if row.state not in RESENDABLE:
        raise Conflict(_("Only what did not leave can be sent again."))
    row.state, row.error, row.send_at, row.first_tried_at = State.WAITING, "", at, at
    row.save(update_fields=["state", "error", "send_at", "first_tried_at"])
    put_on_way(row, run_at=at)
    record(OutgoingResent(outgoing_id=row.pk, channel=row.channel), actor=actor, at=at)


def _locked(outgoing_id: int, actor: Actor) -> Outgoing:
    row = Outgoing.objects.select_for_update().filter(pk=outgoing_id).first()
    if row is None:
        raise NotFound
    policies.require(actor, "settings.messaging", {"brand": row.brand_id})
    return row
