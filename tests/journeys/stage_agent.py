"""What the agent does in the newest case, by operations: run as a module with the server's environment and one of the words below."""

import sys
from datetime import timedelta

from anxin.config.boot import setup

setup()

from anxin.domain.accounts.models import Staff  # noqa: E402
from anxin.domain.accounts.queries import actor_of  # noqa: E402
from anxin.domain.cases.models import Case  # noqa: E402
from anxin.domain.cases.operations import answering  # noqa: E402
from anxin.domain.cases.types import State  # noqa: E402
from anxin.domain.messaging.models import Outgoing  # noqa: E402
from anxin.foundation import clock  # noqa: E402


def main(what: str, text: str = "") -> None:
    """`solve TEXT` answers and solves at once; `regret TEXT` answers and takes it back; `mails` prints what left or waits by mail."""
    case, actor = Case.objects.latest("id"), actor_of(Staff.objects.get(email="agent@anran.example"))
    if what == "solve":
        hold = timedelta(0)
        answering.answer(case_id=case.pk, text=text, then=State.SOLVED, hold=hold, actor=actor, at=clock.now())
    elif what == "regret":
        message = answering.answer(case_id=case.pk, text=text, actor=actor, at=clock.now())
        answering.take_back(case_id=case.pk, message_id=message.pk, actor=actor, at=clock.now())
    elif what == "note":
        answering.note(case_id=case.pk, text=text, actor=actor, at=clock.now())
    else:
        mails = Outgoing.objects.filter(channel="mail").exclude(state="recalled").order_by("id")
        print("\n---\n".join(mails.values_list("body", flat=True)))


if __name__ == "__main__":
    main(*sys.argv[1:])
