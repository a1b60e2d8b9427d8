"""Can mail leave?"""

from __future__ import annotations

from collections.abc import Iterator

from anxin.domain.accounts.queries import active_brands
from anxin.domain.messaging.models import Outgoing
from anxin.domain.messaging.queries import mail_account
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


CHECKS = [look_at_mail]
