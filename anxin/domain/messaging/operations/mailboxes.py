"""The mailboxes brands are written to: set, tested, removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies
from anxin.domain.messaging import imap
from anxin.domain.messaging.events import MailboxDeleted, MailboxSaved
from anxin.domain.messaging.models import Mailbox
from anxin.domain.messaging.rules.addresses import for_wire
from anxin.foundation import clock
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import Changed, record
from anxin.foundation.secrets import seal

_SHOWN = (
    "address",
    "type_code",
    "via",
    "takes_plus",
    "is_active",
    "host",
    "port",
    "security",
    "username",
    "folder",
    "auth",
    "client_id",
    "tenant",
)


@dataclass(frozen=True, kw_only=True)
class Access:
    """How a mailbox is fetched. Empty secrets keep those there are."""

    host: str = ""
    port: int = 993
    security: str = Mailbox.Security.TLS
    username: str = ""
    folder: str = "INBOX"
    auth: str = Mailbox.Auth.PASSWORD
    password: str = ""
    client_id: str = ""
    tenant: str = ""
    client_secret: str = ""
    refresh_token: str = ""


@transaction.atomic
def save(
    *,
    mailbox_id: int | None = None,
    brand_id: int,
    address: str,
    type_code: str,
    via: str,
    takes_plus: bool = False,
    is_active: bool = True,
    access: Access | None = None,
    actor: Actor,
    at: datetime,
) -> Mailbox:
    """Set a mailbox (None: a new one). Raises Forbidden, NotFound, Invalid(field); kept secrets are not sent to another host."""
    policies.require(actor, "settings.messaging", {"brand": brand_id})
    row = _locked(mailbox_id, actor) if mailbox_id is not None else Mailbox()
    before = {name: getattr(row, name) for name in _SHOWN}
    row.brand_id, row.type_code, row.via = brand_id, type_code, via
    row.takes_plus, row.is_active, row.address = takes_plus, is_active, _checked_address(address, row)
    if via == Mailbox.Arrival.FETCHED:
        _set_access(row, access or Access(), before)
    row.trouble = row.trouble_answer = row.test_trouble = row.test_answer = ""
    row.trouble_at = row.test_asked_at = row.tested_at = None
    row.save()
    changes = [
        Changed("mailbox", row.pk, name, before[name], getattr(row, name))
        for name in _SHOWN
        if before[name] != getattr(row, name)
    ]
    record(MailboxSaved(mailbox_id=row.pk, brand_id=brand_id), actor=actor, at=at, changes=changes)
    return row


@transaction.atomic
def delete(*, mailbox_id: int, actor: Actor, at: datetime) -> None:
    """Take no mail for this address any more; what came stays. Raises NotFound, Forbidden."""
    row = _locked(mailbox_id, actor)
    event = MailboxDeleted(mailbox_id=row.pk, brand_id=row.brand_id)
    row.delete()
    record(event, actor=actor, at=at)


@transaction.atomic
def ask_test(*, mailbox_id: int, actor: Actor, at: datetime) -> None:
    """Have a fetched mailbox really opened; the answer appears with it. Raises NotFound, Forbidden."""
    from anxin.domain.messaging.jobs import test_mailbox

    row = _locked(mailbox_id, actor)
    row.test_asked_at, row.tested_at, row.test_trouble, row.test_answer = at, None, "", ""
    row.save(update_fields=["test_asked_at", "tested_at", "test_trouble", "test_answer"])
    test_mailbox.enqueue(mailbox_id=row.pk)


def run_test(*, mailbox_id: int) -> None:
    """Do it: log in, open the folder, count what is in it."""
    row = Mailbox.objects.filter(pk=mailbox_id).first()
    if row is None:
        return
    try:
        with imap.connected(row) as box:
            count = box.folder.status(row.folder, ["MESSAGES"])["MESSAGES"]
        trouble, answer = "", str(count)
    except imap.ERRORS as error:
        trouble, answer = imap.trouble_of(error), str(error)[:1000]
    Mailbox.objects.filter(pk=mailbox_id).update(tested_at=clock.now(), test_trouble=trouble, test_answer=answer)


def _locked(mailbox_id: int, actor: Actor) -> Mailbox:
    row = Mailbox.objects.select_for_update().filter(pk=mailbox_id).first()
    if row is None:
        raise NotFound
    policies.require(actor, "settings.messaging", {"brand": row.brand_id})
    return row


def _checked_address(address: str, row: Mailbox) -> str:
    address = address.strip().lower()
    try:
        for_wire(address)
    except ValueError as error:
        raise Invalid(_("This does not look like a mail address."), field="address") from error
    if Mailbox.objects.filter(address=address).exclude(pk=row.pk).exists():
        raise Invalid(_("There is a mailbox with this address already."), field="address")
    return address


def _set_access(row: Mailbox, access: Access, before: dict[str, object]) -> None:
    if not access.host or any(c.isspace() or c in "/@" for c in access.host):
        raise Invalid(_("A server's name looks like imap.example.com."), field="host")
    if not 1 <= access.port <= 65535:
        raise Invalid(_("A port is a number from 1 to 65535."), field="port")
    has_moved = bool(before["host"]) and before["host"] != access.host
    row.host, row.port, row.security = access.host.strip(), access.port, access.security
    row.username, row.folder, row.auth = access.username.strip(), access.folder.strip() or "INBOX", access.auth
    row.client_id, row.tenant = access.client_id.strip(), access.tenant.strip()
    if access.password:
        row.sealed_password = seal(access.password)
    elif access.auth == Mailbox.Auth.PASSWORD and (has_moved or not row.sealed_password):
        # Or whoever may change the host could have the kept password sent to a machine of his.
        raise Invalid(_("Please type the password."), field="password")
    if access.client_secret:
        row.sealed_client_secret = seal(access.client_secret)
    if access.refresh_token:
        row.sealed_refresh_token = seal(access.refresh_token)
    if access.auth != Mailbox.Auth.PASSWORD and not (row.client_id and row.sealed_refresh_token):
        field = "refresh_token" if row.client_id else "client_id"
        raise Invalid(_("Logging in this way needs a client id and a refresh token."), field=field)
    if has_moved:
        row.uid_validity, row.last_uid = None, 0
