"""Who reads along, at the right of a case that is answered by mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from anxin.domain.cases import policies
from anxin.domain.cases.queries import current_conversation
from anxin.domain.conversations import queries
from anxin.domain.customers.types import masked_email
from anxin.surfaces.kit import sentences
from anxin.surfaces.kit.slots import Panel, register

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case

sentences.register(
    {
        "conversations.ParticipantRemoved": _("removed somebody who read along"),
        "conversations.MailDecided": _("decided about a mail that came in"),
        "cases.CaseOfMail": _("made a case of a mail that had been left aside"),
    }
)


@register("case.right", order=15)
def participants(request: HttpRequest, case: Case) -> Panel | None:
    """Who gets a copy of every answer; nothing where nobody does."""
    conversation = current_conversation(case)
    people = list(queries.participants(conversation)) if conversation else []
    if not people:
        return None
    context = {
        "people": [(each, masked_email(each.address)) for each in people],
        "may_work": request.actor.can("cases.work", policies.where(case)),  # type: ignore[attr-defined]
    }
    return Panel("desk/mail_copies/participants.html", context, title=_("Copies go to"), icon="users")
