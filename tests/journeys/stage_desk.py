"""The customer's steps and looks behind the scenes in the story of an agent who answers: `python -m tests.journeys.stage_desk STEP …`."""

import json
import sys

from anxin.config.boot import setup

setup()

from anxin.domain.accounts.models import Brand, Staff  # noqa: E402
from anxin.domain.accounts.queries import actor_of  # noqa: E402
from anxin.domain.cases.models import Case  # noqa: E402
from anxin.domain.cases.operations import editing, lifecycle  # noqa: E402
from anxin.domain.cases.operations.receiving import receive, receive_reply  # noqa: E402
from anxin.domain.catalog.models import ProductModel  # noqa: E402
from anxin.domain.customers.operations.files import identify  # noqa: E402
from anxin.domain.messaging.models import Outgoing  # noqa: E402
from anxin.foundation import clock  # noqa: E402
from anxin.foundation.actors import SYSTEM, Actor  # noqa: E402


def ask(text: str, name: str = "王秀兰", phone: str = "13800001234") -> str:
    """A customer opens a case; answers its number."""
    at = clock.now()
    customer = identify(phone=phone, name=name, language="zh-hans", actor=SYSTEM, at=at)
    received = receive(
        brand_id=Brand.objects.get(code="anran").pk,
        customer_id=customer.pk,
        channel="portal",
        type_code="repair",
        text=text,
        model_id=ProductModel.objects.get().pk,
        language="zh-hans",
        customer_name=name,
        email="wang@example.com",
        actor=Actor(kind="customer", id=customer.pk, name=name),
        at=at,
    )
    return str(received.case.number)


def add(number: str, text: str) -> str:
    """The customer adds something."""
    case = Case.objects.get(number=number)
    receive_reply(case_id=case.pk, text=text, actor=_customer_of(case), at=clock.now())
    return "ok"


def reject(number: str, reason: str) -> str:
    """The customer says that it is not solved."""
    case = Case.objects.get(number=number)
    lifecycle.reject_solution(case_id=case.pk, reason=reason, actor=_customer_of(case), at=clock.now())
    return "ok"


def rename(number: str, subject: str) -> str:
    """A colleague changes the subject."""
    case = Case.objects.get(number=number)
    colleague = actor_of(Staff.objects.get(email="colleague@anran.example"))
    editing.edit(case_id=case.pk, changes={"subject": subject}, actor=colleague, at=clock.now())
    return "ok"


def outgoing(number: str) -> str:
    """The states of what was to leave for the case's answers."""
    ids = Case.objects.get(number=number).case_messages.values_list("message_id", flat=True)
    rows = Outgoing.objects.filter(reference_kind="message", reference_id__in=list(ids)).order_by("id")
    return json.dumps(list(rows.values_list("state", flat=True)))


def state(number: str) -> str:
    """Where the case stands."""
    return str(Case.objects.get(number=number).state)


def _customer_of(case: Case) -> Actor:
    return Actor(kind="customer", id=case.customer_id, name=case.customer.name)


if __name__ == "__main__":
    print({f.__name__: f for f in (ask, add, reject, rename, outgoing, state)}[sys.argv[1]](*sys.argv[2:]))
