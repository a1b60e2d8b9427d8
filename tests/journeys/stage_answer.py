"""Stages for the journey of a killed server: `ask SMTP_PORT` has a case answered, `look` prints what became of the answer as JSON."""

import json
import sys
from datetime import timedelta

from anxin.config.boot import setup

setup()

from anxin.domain.accounts.models import Brand, Staff  # noqa: E402
from anxin.domain.accounts.queries import actor_of  # noqa: E402
from anxin.domain.cases.models import CaseMessage  # noqa: E402
from anxin.domain.cases.operations.answering import answer  # noqa: E402
from anxin.domain.cases.operations.receiving import receive  # noqa: E402
from anxin.domain.customers.operations.files import identify  # noqa: E402
from anxin.domain.messaging.models import Outgoing  # noqa: E402
from anxin.domain.messaging.operations.accounts import save  # noqa: E402
from anxin.foundation import clock  # noqa: E402
from anxin.foundation.actors import SYSTEM, Actor  # noqa: E402
from anxin.foundation.events.models import Event  # noqa: E402


def ask(port: int) -> None:
    """A customer asks (without leaving an address for the acknowledgement first), an agent answers at once."""
    at = clock.now()
    save(
        brand_id=None,
        host="127.0.0.1",
        port=port,
        security="none",
        username="",
        password="",
        from_name="安然电器",
        from_address="care@anran.example",
        actor=SYSTEM,
        at=at,
    )
    customer = identify(email="wang@example.com", name="王秀兰", language="zh-hans", actor=SYSTEM, at=at)
    received = receive(
        brand_id=Brand.objects.get(code="anran").pk,
        customer_id=customer.pk,
        channel="portal",
        type_code="repair",
        text="空调开了半小时还是不凉，外机也不转。",
        email="wang@example.com",
        language="zh-hans",
        actor=Actor(kind="customer", id=customer.pk, name=customer.name),
        at=at,
    )
    # The acknowledgement is another story: only the answer is on its way here.
    Outgoing.objects.filter(text_id="cases.received").update(state=Outgoing.State.CANCELLED)
    agent = actor_of(Staff.objects.get(email="agent@anran.example"))
    answer(case_id=received.case.pk, text="请先断电五分钟再试。", hold=timedelta(0), actor=agent, at=clock.now())


def look() -> None:
    """State of the mail, how often the timeline tells of the answer, and how often the thread shows it."""
    mail = Outgoing.objects.get(channel="mail", text_id="cases.answer")
    print(
        json.dumps(
            {
                "state": mail.state,
                "number": CaseMessage.objects.get(message__text="请先断电五分钟再试。").case.number,
                "message_id": mail.message_id,
                "sent": Event.objects.filter(type="messaging.OutgoingSent", data__outgoing_id=mail.pk).count(),
                "answered": Event.objects.filter(type="cases.CaseAnswered").count(),
                "shown": CaseMessage.objects.filter(message__text="请先断电五分钟再试。").count(),
            }
        )
    )


if __name__ == "__main__":
    if sys.argv[1] == "ask":
        ask(int(sys.argv[2]))
    else:
        look()
