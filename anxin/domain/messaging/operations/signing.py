"""DKIM keys of mail accounts: made here, shown as a DNS record, switched on once the record is there."""

from __future__ import annotations

import base64
from datetime import datetime

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.db import transaction

from anxin.domain.accounts import policies
from anxin.domain.messaging.events import SigningChanged
from anxin.domain.messaging.models import DkimKey, MailAccount
from anxin.domain.messaging.rules.addresses import for_wire
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound
from anxin.foundation.events.operations import record
from anxin.foundation.secrets import seal

# RFC 8301 3.2: at least 1024, 2048 advised; longer ones do not fit into DNS answers everywhere.
_BITS = 2048


@transaction.atomic
def make_key(*, account_id: int, actor: Actor, at: datetime) -> DkimKey:
    """A new key for the account's sender domain, switched off; replaces the one there was. Raises NotFound, Forbidden."""
    account = _locked(account_id, actor)
    secret = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    private = secret.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    public = secret.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    DkimKey.objects.filter(account=account).delete()
    key = DkimKey.objects.create(
        account=account,
        domain=for_wire(account.from_address).rpartition("@")[2].lower(),
        selector=f"anxin{at:%Y%m%d%H%M}",
        sealed_private_key=seal(private.decode()),
        public_key=base64.b64encode(public).decode(),
        made_at=at,
    )
    record(SigningChanged(account_id=account.pk, brand_id=account.brand_id, is_on=False), actor=actor, at=at)
    return key


@transaction.atomic
def switch(*, account_id: int, is_on: bool, actor: Actor, at: datetime) -> None:
    """Sign what leaves by this account, or do not. Raises NotFound when there is no key, Forbidden."""
    account = _locked(account_id, actor)
    key = DkimKey.objects.select_for_update().filter(account=account).first()
    if key is None:
        raise NotFound
    key.is_on = is_on
    key.save(update_fields=["is_on"])
    record(SigningChanged(account_id=account.pk, brand_id=account.brand_id, is_on=is_on), actor=actor, at=at)


def _locked(account_id: int, actor: Actor) -> MailAccount:
    account = MailAccount.objects.select_for_update().filter(pk=account_id).first()
    if account is None:
        raise NotFound
    policies.require(actor, "settings.messaging", {"brand": account.brand_id})
    return account
