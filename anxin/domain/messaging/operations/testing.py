"""Trying a mail account for real: asked for by a person, done in the background, answered on the page."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.domain.accounts import policies
from anxin.domain.messaging import composing, queries, sealing, smtp
from anxin.domain.messaging.models import MailAccount, Outgoing
from anxin.domain.messaging.rules.addresses import for_wire
from anxin.domain.messaging.types import Outcome, Trouble, Verdict
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound


@transaction.atomic
def ask(*, account_id: int, to: str, language: str, actor: Actor, at: datetime) -> None:
    """Have the account tested with a mail to `to`. Raises NotFound, Forbidden, Invalid(to)."""
    from anxin.domain.messaging.jobs import test_account

    account = MailAccount.objects.select_for_update().filter(pk=account_id).first()
    if account is None:
        raise NotFound
    policies.require(actor, "settings.messaging", {"brand": account.brand_id})
    try:
        for_wire(to)
    except ValueError as error:
        raise Invalid(field="to") from error
    account.test_asked_at, account.tested_at, account.test_trouble, account.test_answer = at, None, "", ""
    account.save(update_fields=["test_asked_at", "tested_at", "test_trouble", "test_answer"])
    test_account.enqueue(account_id=account.pk, to=to, language=language)


def run(*, account_id: int, to: str, language: str, at: datetime) -> None:
    """Do it, and keep the answer with the account."""
    account = MailAccount.objects.filter(pk=account_id).first()
    if account is None:
        return
    outcome = _try(account, to, language, at)
    trouble = "" if outcome.verdict is Verdict.TAKEN else outcome.trouble or Trouble.RECIPIENT_REFUSED
    with transaction.atomic():
        accounts = MailAccount.objects.filter(pk=account_id)
        accounts.update(tested_at=at, test_trouble=trouble, test_answer=outcome.answer)
        if not trouble:
            accounts.update(trouble="", trouble_answer="", trouble_at=None)


def _try(account: MailAccount, to: str, language: str, at: datetime) -> Outcome:
    ready = queries.render(
        "messaging.test",
        brand_id=account.brand_id,
        language=language,
        values={"brand": queries.look(account.brand_id, language).name or "Anxin", "host": account.host},
    )
    mail = Outgoing(
        address=to,
        subject=ready.subject,
        body=ready.body,
        language=language,
        message_id=queries.new_message_id(account.from_address),
        created_at=at,
        is_automatic=True,
    )
    message = composing.compose(mail, account, look=queries.look(account.brand_id, language))
    letter = sealing.sealed(message, queries.signing_key(account))
    return smtp.send(letter, account, sender=account.from_address, to=[to])
