"""The accounts mail leaves by."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies
from anxin.domain.messaging.events import MailAccountDeleted, MailAccountSaved
from anxin.domain.messaging.models import MailAccount
from anxin.domain.messaging.rules.addresses import for_wire
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import Changed, record
from anxin.foundation.secrets import seal

_SHOWN = ("host", "port", "security", "username", "from_name", "from_address", "tags_sender")


@transaction.atomic
def save(
    *,
    brand_id: int | None,
    host: str,
    port: int,
    security: str,
    username: str,
    password: str,
    from_name: str,
    from_address: str,
    tags_sender: bool = False,
    actor: Actor,
    at: datetime,
) -> MailAccount:
    """Set the account of a brand (None: of all that have none). An empty `password` keeps the one there is.

    Raises Forbidden, Invalid(field); a kept password is not sent to another host than it was typed for.
    """
    policies.require(actor, "settings.messaging", {"brand": brand_id})
    account = MailAccount.objects.select_for_update().filter(brand_id=brand_id).first() or MailAccount(
        brand_id=brand_id
    )
    before = {name: getattr(account, name) for name in _SHOWN}
    account.host, account.port, account.security = host.strip(), port, security
    account.username, account.from_name, account.from_address = (
        username.strip(),
        from_name.strip(),
        from_address.strip(),
    )
    account.tags_sender = tags_sender
    _check(account)
    if password:
        account.sealed_password = seal(password)
    elif account.pk and before["host"] != account.host and account.sealed_password:
        # Or whoever may change the host could have the kept password sent to a machine of his.
        raise Invalid(_("The server changed: please type the password again."), field="password")
    account.test_asked_at = account.tested_at = account.trouble_at = None
    account.test_trouble = account.test_answer = account.trouble = account.trouble_answer = ""
    account.save()
    changes = [
        Changed("mail_account", account.pk, name, before[name], getattr(account, name))
        for name in _SHOWN
        if before[name] != getattr(account, name)
    ]
    record(MailAccountSaved(account_id=account.pk, brand_id=brand_id), actor=actor, at=at, changes=changes)
    return account


@transaction.atomic
def delete(*, account_id: int, actor: Actor, at: datetime) -> None:
    """Forget an account: its brand's mail leaves by the common one, or waits. Raises NotFound, Forbidden."""
    account = MailAccount.objects.select_for_update().filter(pk=account_id).first()
    if account is None:
        raise NotFound
    policies.require(actor, "settings.messaging", {"brand": account.brand_id})
    event = MailAccountDeleted(account_id=account.pk, brand_id=account.brand_id)
    account.delete()
    record(event, actor=actor, at=at)


def _check(account: MailAccount) -> None:
    if not account.host or any(c.isspace() or c in "/@" for c in account.host):
        raise Invalid(_("A server's name looks like smtp.example.com."), field="host")
    if not 1 <= account.port <= 65535:
        raise Invalid(_("A port is a number from 1 to 65535."), field="port")
    if account.security not in MailAccount.Security.values:
        raise Invalid(field="security")
    try:
        for_wire(account.from_address)
    except ValueError as error:
        raise Invalid(_("This does not look like a mail address."), field="from_address") from error
