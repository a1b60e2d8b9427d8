"""Wording outgoing texts a brand's own way, and going back to the delivered wording."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies
from anxin.domain.messaging.catalogue import find_text
from anxin.domain.messaging.events import TextWorded
from anxin.domain.messaging.models import TextOverride
from anxin.domain.messaging.rules.wording import unknown_variables
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import record

LONGEST_SUBJECT = 200
LONGEST_BODY = 20_000


@transaction.atomic
def word(
    *, text_id: str, brand_id: int | None, language: str, subject: str, body: str, actor: Actor, at: datetime
) -> TextOverride:
    """Use these words for a brand (None: for all) in one language. Raises NotFound, Forbidden, Invalid(subject or body)."""
    policies.require(actor, "settings.messaging", {"brand": brand_id})
    text = _text(text_id, language)
    subject, body = " ".join(subject.split()), body.replace("\r\n", "\n").strip()
    for field, wording, longest in (("subject", subject, LONGEST_SUBJECT), ("body", body, LONGEST_BODY)):
        if not wording:
            raise Invalid(_("Please write something here."), field=field)
        if len(wording) > longest:
            raise Invalid(_("At most %(most)d characters fit here.") % {"most": longest}, field=field)
        if unknown := unknown_variables(wording, text.variables):
            names = ", ".join(f"{{{name}}}" for name in unknown)
            raise Invalid(_("This text has nothing to put in for %(names)s.") % {"names": names}, field=field)
    row, _made = TextOverride.objects.update_or_create(
        text_id=text_id,
        brand_id=brand_id,
        language=language,
        defaults={"subject": subject, "body": body, "changed_at": at},
    )
    record(TextWorded(text_id=text_id, brand_id=brand_id, language=language), actor=actor, at=at)
    return row


@transaction.atomic
def reset(*, text_id: str, brand_id: int | None, language: str, actor: Actor, at: datetime) -> None:
    """Go back to the wording that holds without this one. Nothing happens when there is none. Raises NotFound, Forbidden."""
    policies.require(actor, "settings.messaging", {"brand": brand_id})
    _text(text_id, language)
    if TextOverride.objects.filter(text_id=text_id, brand_id=brand_id, language=language).delete()[0]:
        event = TextWorded(text_id=text_id, brand_id=brand_id, language=language, is_reset=True)
        record(event, actor=actor, at=at)


def _text(text_id: str, language: str):  # type: ignore[no-untyped-def]
    text = find_text(text_id)
    if text is None or language not in dict(settings.LANGUAGES):
        raise NotFound
    return text
