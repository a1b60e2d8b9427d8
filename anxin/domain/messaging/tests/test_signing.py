"""What leaves is signed so that others can check it, and only when it was switched on."""

from __future__ import annotations

import dkim
import pytest

from anxin.domain.messaging import queries
from anxin.domain.messaging.composing import compose
from anxin.domain.messaging.look import Look
from anxin.domain.messaging.models import DkimKey, MailAccount, Outgoing
from anxin.domain.messaging.operations import signing
from anxin.domain.messaging.sealing import sealed
from anxin.foundation import clock
from anxin.foundation.actors import SYSTEM
from tests.cast import AT


@pytest.fixture
def account(db):
    return MailAccount.objects.create(host="smtp.anran.example", from_address="care@anran.example")


def letter(account, body="您好"):
    row = Outgoing(
        address="wang@example.com",
        subject="回复",
        body=body,
        language="zh-hans",
        message_id="<a@b>",
        created_at=clock.now(),
    )
    return sealed(compose(row, account, look=Look()), queries.signing_key(account)).content


def holds(content: bytes, key: DkimKey) -> bool:
    return dkim.verify(
        content,
        dnsfunc=lambda name, timeout=5: key.record.encode() if name.decode().rstrip(".") == key.record_name else None,
    )


def test_a_signed_mail_proves_itself_by_the_record_we_show(account):
    key = signing.make_key(account_id=account.pk, actor=SYSTEM, at=AT)
    signing.switch(account_id=account.pk, is_on=True, actor=SYSTEM, at=AT)
    content = letter(account)
    assert holds(content, key)
    assert not holds(content.replace(b"Subject: ", b"Subject: x", 1), key)


def test_nothing_is_signed_before_it_is_switched_on(account):
    signing.make_key(account_id=account.pk, actor=SYSTEM, at=AT)
    assert b"DKIM-Signature" not in letter(account)


def test_a_key_of_another_domain_signs_nothing(account):
    signing.make_key(account_id=account.pk, actor=SYSTEM, at=AT)
    signing.switch(account_id=account.pk, is_on=True, actor=SYSTEM, at=AT)
    account.from_address = "care@other.example"
    account.save()
    assert b"DKIM-Signature" not in letter(account)


def test_the_private_half_is_not_readable_in_the_database(account):
    key = signing.make_key(account_id=account.pk, actor=SYSTEM, at=AT)
    assert "PRIVATE KEY" not in key.sealed_private_key
