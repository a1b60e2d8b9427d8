"""Stages of the mail journeys: `set SMTP_OUT IMAP` connects mailboxes and a way out, `block ADDRESS`, `look` prints what became of all mail as JSON."""

import json
import sys

from anxin.config.boot import setup

setup()

from anxin.domain.accounts.models import Brand  # noqa: E402
from anxin.domain.cases.models import Case, CaseMessage  # noqa: E402
from anxin.domain.conversations.models import InboundMail  # noqa: E402
from anxin.domain.customers.operations.blocks import block  # noqa: E402
from anxin.domain.messaging.models import Outgoing, Suppression  # noqa: E402
from anxin.domain.messaging.operations import accounts, mailboxes  # noqa: E402
from anxin.domain.messaging.operations.mailboxes import Access  # noqa: E402
from anxin.foundation import clock  # noqa: E402
from anxin.foundation.actors import SYSTEM  # noqa: E402
from tests.fakes.imap import LOGIN, PASSWORD  # noqa: E402


def connect(out: int, imap: int) -> None:
    """Answers leave by `out`; care@ is delivered to us and takes tags; service@ is fetched from `imap` when that is not 0."""
    at, brand = clock.now(), Brand.objects.get(code="anran")
    accounts.save(
        brand_id=None,
        host="127.0.0.1",
        port=out,
        security="none",
        username="",
        password="",
        from_name="安然电器",
        from_address="help@anran.example",
        actor=SYSTEM,
        at=at,
    )
    common = {"brand_id": brand.pk, "type_code": "repair", "actor": SYSTEM, "at": at}
    mailboxes.save(address="help@anran.example", via="delivered", takes_plus=True, **common)
    if imap:
        access = Access(host="127.0.0.1", port=imap, security="none", username=LOGIN, password=PASSWORD)
        mailboxes.save(address=LOGIN, via="fetched", access=access, **common)


def keep_out(address: str) -> None:
    """Nothing of this sender comes in."""
    block(kind="email", value=address, brand_id=None, reason="辱骂", actor=SYSTEM, at=clock.now())


def look() -> None:
    """Cases, mails that came in with their reasons, mails that left or wait, and who gets nothing any more."""
    print(
        json.dumps(
            {
                "cases": list(Case.objects.order_by("id").values_list("number", flat=True)),
                "texts": list(
                    CaseMessage.objects.order_by("id").values_list(
                        "case__number", "message__direction", "message__text"
                    )
                ),
                "inbound": list(InboundMail.objects.order_by("id").values_list("subject", "state", "reason")),
                "outgoing": list(
                    Outgoing.objects.filter(channel="mail").order_by("id").values_list("text_id", "state", "message_id")
                ),
                "suppressed": list(Suppression.objects.filter(lifted_at=None).values_list("address", flat=True)),
            },
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    if sys.argv[1] == "set":
        connect(int(sys.argv[2]), int(sys.argv[3]))
    elif sys.argv[1] == "block":
        keep_out(sys.argv[2])
    else:
        look()
