"""The past of the due-time journeys, told by operations with their own moments: run as a module on a journey's server."""

import sys
from datetime import UTC, datetime, timedelta

from anxin.config.boot import setup

setup()

from anxin.domain.accounts.models import Brand, Staff  # noqa: E402
from anxin.domain.accounts.queries import actor_of  # noqa: E402
from anxin.domain.cases import queries as links  # noqa: E402
from anxin.domain.cases.models import Case  # noqa: E402
from anxin.domain.cases.operations import answering, editing  # noqa: E402
from anxin.domain.cases.operations.receiving import receive, receive_reply  # noqa: E402
from anxin.domain.conversations.events import MessageSent  # noqa: E402
from anxin.domain.conversations.models import Message  # noqa: E402
from anxin.domain.customers.operations.files import identify  # noqa: E402
from anxin.domain.messaging.models import Outgoing  # noqa: E402
from anxin.foundation import clock  # noqa: E402
from anxin.foundation.actors import SYSTEM, Actor  # noqa: E402
from anxin.foundation.events.operations import record  # noqa: E402


def at(text: str) -> datetime:
    """`11 17:50` in September 2026, a Friday, in Shanghai."""
    return datetime.fromisoformat(f"2026-09-{text.replace(' ', 'T')}:00+08:00").astimezone(UTC)


def person() -> Actor:
    """The agent of the cast."""
    return actor_of(Staff.objects.get(email="agent@anran.example"))


def customer() -> Actor:
    """王秀兰."""
    file = identify(phone="13800001234", email="", name="王秀兰", language="zh-hans", actor=SYSTEM, at=at("11 17:50"))
    return Actor(kind="customer", id=file.pk, name=file.name)


def arrive(text: str, when: datetime):
    """A repair case of hers."""
    her = customer()
    return receive(
        brand_id=Brand.objects.get(code="anran").pk, customer_id=her.id, channel="portal", type_code="repair", text=text,
        language="zh-hans", actor=her, at=when,
    ).case  # fmt: skip


def arrival() -> None:
    """Friday 17:50 it arrives."""
    print(arrive("空调开了半小时还是不凉，外机也不转。", at("11 17:50")).number)


def rest() -> None:
    """Monday 10:00 a question; at night the answer; Tuesday 09:30 the priority is raised."""
    case = Case.objects.get()
    message = answering.answer(case_id=case.pk, text="请问外机的灯亮吗？", actor=person(), at=at("14 10:00"))
    deliver(message, at("14 10:00") + timedelta(seconds=10))
    receive_reply(case_id=case.pk, text="灯不亮", actor=customer(), at=at("14 23:00"))
    editing.edit(case_id=case.pk, changes={"priority": 4}, actor=person(), at=at("15 09:30"))


def deliver(message: Message, when: datetime) -> None:
    """What the send gate does when the undo window is over, at that moment of the past."""
    from django.db import transaction

    with transaction.atomic():
        Outgoing.objects.filter(reference_kind="message", reference_id=message.pk).delete()
        Message.objects.filter(pk=message.pk).update(sent_at=when)
        sent = MessageSent(conversation_id=message.conversation_id, message_id=message.pk, author_kind="staff")
        record(sent, actor=Actor(kind="staff", id=message.author_id), at=when)


def fifty() -> None:
    """Fifty cases that arrived just now; prints the links of the first five."""
    now = clock.now()
    cases = [arrive(f"第 {number} 台空调不制冷", now) for number in range(1, 51)]
    print(*[links.link_path(case) for case in cases[:5]], sep="\n")


if __name__ == "__main__":
    {"arrival": arrival, "rest": rest, "fifty": fifty}[sys.argv[1]]()
