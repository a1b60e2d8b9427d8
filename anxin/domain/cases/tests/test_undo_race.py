"""Taking an answer back at the very moment it becomes visible: one wins, nobody hangs."""

import threading

import pytest
from django.db import connection

from anxin.domain.cases.operations import answering
from anxin.domain.messaging.models import Outgoing
from anxin.domain.messaging.operations import delivery
from anxin.domain.messaging.types import State
from anxin.foundation import clock
from anxin.foundation.errors import Conflict
from tests.cast import receive_case


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_number", range(4))
def test_taking_an_answer_back_while_it_becomes_visible_never_locks_up(cast, customer, round_number):
    case = receive_case(cast, customer, at=clock.now()).case
    message = answering.answer(case_id=case.pk, text="您好", actor=cast.agent, at=clock.now())
    Outgoing.objects.update(send_at=clock.now())
    rows, errors, start = list(Outgoing.objects.filter(reference_kind="message")), [], threading.Barrier(2)

    def run(work):
        start.wait()
        try:
            work()
        except Conflict:
            pass
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    actor = cast.agent
    threads = [
        threading.Thread(
            target=run,
            args=(lambda: answering.take_back(case_id=case.pk, message_id=message.pk, actor=actor, at=clock.now()),),
        ),
        threading.Thread(
            target=run,
            args=(lambda: [delivery.begin(outgoing_id=r.pk, worker="x", at=clock.now()) for r in rows],),
        ),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    message.refresh_from_db()
    portal = Outgoing.objects.get(channel="portal")
    assert (message.recalled_at is None) == (portal.state == State.SENT)
