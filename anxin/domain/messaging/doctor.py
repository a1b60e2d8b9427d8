"""Can mail leave, is it believed, and does it arrive?"""

from __future__ import annotations

from collections.abc import Iterator

from anxin.domain.accounts.queries import active_brands
from anxin.domain.messaging import names
from anxin.domain.messaging.models import MailAccount, Mailbox, Outgoing
from anxin.domain.messaging.queries import find_signing_key, mail_account
from anxin.foundation.health import Finding


def look_at_mail() -> Iterator[Finding]:
    """Every brand has a mail account; nothing waits for one."""
    for brand in active_brands():
        account = mail_account(brand.pk)
        if account is None:
            yield Finding("warn", f"brand {brand.code}: no mail account", "set one up in Settings → Mail")
        elif trouble := account.trouble or account.test_trouble:
            yield Finding("warn", f"brand {brand.code}: mail account in trouble: {trouble}", "Settings → Mail → Test")
        else:
            yield Finding("ok", f"brand {brand.code}: mail leaves by {account.host}")
    waiting = Outgoing.objects.filter(state=Outgoing.State.UNCONFIGURED).count()
    if waiting:
        yield Finding("warn", f"{waiting} mails wait for a mail account", "they leave by themselves once one is set up")


def look_at_mailboxes() -> Iterator[Finding]:
    """Every mailbox can be fetched."""
    for mailbox in Mailbox.objects.filter(is_active=True).order_by("id"):
        if mailbox.trouble:
            yield Finding(
                "warn",
                f"mailbox {mailbox.address}: {mailbox.trouble}: {mailbox.trouble_answer[:120]}",
                "Settings → Mail → the mailbox → Open the mailbox",
            )
        elif mailbox.is_fetched and mailbox.checked_at is None:
            yield Finding("warn", f"mailbox {mailbox.address} was never fetched", "is the server running?")
        else:
            yield Finding("ok", f"mailbox {mailbox.address}: {mailbox.via}")


def look_at_domains() -> Iterator[Finding]:
    """What the world reads about the domains we send from: SPF, DKIM, DMARC, and the name of the sending server."""
    seen: set[str] = set()
    for account in MailAccount.objects.order_by("id"):
        domain = account.from_address.rpartition("@")[2].lower()
        key = find_signing_key(account.pk)
        record = (key.record_name, key.record, key.is_on) if key is not None and key.domain == domain else None
        if domain in seen or domain.endswith((".example", ".invalid", ".test", ".localhost")):
            continue
        seen.add(domain)
        yield from names.look_at(domain, signing=record, server=account.host)


CHECKS = [look_at_mail, look_at_mailboxes, look_at_domains]
