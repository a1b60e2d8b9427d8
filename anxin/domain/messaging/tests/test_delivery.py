"""Mail on its way: taken once, tried again, given up, recalled — against a real SMTP receiver."""

import datetime as dt
import threading

import pytest
from django.db import connection

from anxin.domain.messaging import jobs
from anxin.domain.messaging.models import Attempt, MailAccount, Outgoing
from anxin.domain.messaging.operations import accounts, delivery, outbox, sending, suppressions
from anxin.domain.messaging.types import Reference
from anxin.foundation import clock
from anxin.foundation.actors import SYSTEM
from anxin.foundation.errors import Conflict, Forbidden
from anxin.foundation.events.models import Event
from anxin.foundation.jobs.models import Job
from tests.fakes.smtp import Receiver

State = Outgoing.State


@pytest.fixture
def receiver():
    with Receiver() as one:
        yield one


@pytest.fixture
def account(db, receiver):
    return save_account(receiver)


def save_account(receiver, **more):
    given = {
        "brand_id": None,
        "host": "127.0.0.1",
        "port": receiver.port,
        "security": "none",
        "username": "",
        "password": "",
        "from_name": "安然电器",
        "from_address": "care@anran.example",
        "actor": SYSTEM,
        "at": clock.now(),
    }
    return accounts.save(**{**given, **more})


def put(**more):
    given = {
        "channel": "mail",
        "address": "wang@example.com",
        "subject": "回复",
        "body": "您好",
        "language": "zh-hans",
        "brand_id": None,
        "at": clock.now(),
    }
    return sending.send(**{**given, **more})


def state_of(row):
    row.refresh_from_db()
    return row.state


def events(name):
    return Event.objects.filter(type=f"messaging.{name}")


def make_due():
    Outgoing.objects.update(send_at=clock.now())
    Job.objects.update(run_at=clock.now())


def test_a_mail_leaves_and_the_servers_answer_is_kept(account, receiver, run_jobs):
    row = put()
    run_jobs()
    assert state_of(row) == State.SENT
    assert receiver.message_ids == [row.message_id]
    assert row.message_id.endswith("@anran.example>")
    attempt = Attempt.objects.get()
    assert (attempt.is_success, attempt.answer) == (True, "250 2.0.0 taken")
    assert events("OutgoingSent").count() == 1


def test_a_mail_waits_visibly_without_an_account_and_leaves_when_one_is_saved(db, receiver, run_jobs):
    row = put()
    run_jobs()
    assert state_of(row) == State.UNCONFIGURED
    save_account(receiver)
    run_jobs()
    assert state_of(row) == State.SENT
    assert row.message_id.endswith("@anran.example>")


def test_a_process_killed_while_sending_sends_again_under_the_same_id(account, receiver, run_jobs):
    row = put()
    delivery.begin(outgoing_id=row.pk, worker="", at=clock.now())  # a process that is gone
    Outgoing.objects.update(sending_since=None)
    first_id = Outgoing.objects.get().message_id
    run_jobs()
    assert state_of(row) == State.SENT
    assert receiver.message_ids == [first_id]


def test_two_copies_of_the_job_do_not_send_at_the_same_time(account, receiver):
    row = put()
    from anxin.foundation.jobs.processes import name_of_this_process

    assert delivery.begin(outgoing_id=row.pk, worker=name_of_this_process(), at=clock.now())
    with pytest.raises(delivery.NotYet):
        delivery.begin(outgoing_id=row.pk, worker=name_of_this_process(), at=clock.now())


def test_a_copy_that_was_taken_twice_counts_once(account, receiver):
    row = put()
    for _copy in range(2):
        Outgoing.objects.filter(state=State.SENDING).update(sending_since=None)
        handover = delivery.begin(outgoing_id=row.pk, worker="x", at=clock.now())
    outcome = delivery.hand_over(handover)
    for _copy in range(2):
        delivery.note(outgoing_id=row.pk, account_id=account.pk, outcome=outcome, at=clock.now())
    assert state_of(row) == State.SENT
    assert events("OutgoingSent").count() == 1


def test_a_server_that_stumbles_over_the_farewell_is_not_sent_it_again(account, receiver, run_jobs):
    receiver.stumbles_over_quit = True
    row = put()
    run_jobs()
    assert state_of(row) == State.SENT
    assert len(receiver.mails) == 1


def test_a_refused_address_fails_at_once_and_the_event_names_no_address(account, receiver, run_jobs):
    receiver.refuse_rcpt = "550 5.1.1 <wang@example.com> user unknown"
    row = put()
    run_jobs()
    assert state_of(row) == State.FAILED
    assert "550 5.1.1" in row.error
    assert events("OutgoingFailed").get().data["why"] == "550 5.1.1 <w***@example.com> user unknown"


def test_a_server_that_cannot_now_is_asked_again_and_given_up_after_two_days(account, receiver, run_jobs):
    receiver.refuse_rcpt = "451 4.7.1 greylisted"
    row = put()
    run_jobs()
    assert state_of(row) == State.WAITING
    assert row.error == "451 4.7.1 greylisted"
    Outgoing.objects.update(first_tried_at=clock.now() - dt.timedelta(days=2, minutes=1))
    make_due()
    run_jobs()
    assert state_of(row) == State.FAILED
    assert events("OutgoingFailed").count() == 1
    assert Attempt.objects.count() == 2


def test_a_dropped_connection_is_tried_again_with_the_same_id(account, receiver, run_jobs):
    receiver.drops = True
    row = put()
    run_jobs()
    assert state_of(row) == State.WAITING
    receiver.drops = False
    make_due()
    run_jobs()
    assert state_of(row) == State.SENT
    assert len(receiver.mails) == 2
    assert len(set(receiver.message_ids)) == 1


def test_a_wrong_password_stops_the_account_not_the_mail_and_a_new_one_frees_it(db, run_jobs):
    with Receiver(login=("care", "right")) as receiver:
        save_account(receiver, username="care", password="wrong")
        row = put()
        run_jobs()
        assert state_of(row) == State.WAITING
        assert MailAccount.objects.get().trouble == "wrong_password"
        save_account(receiver, username="care", password="right")
        run_jobs()
        assert state_of(row) == State.SENT
        assert MailAccount.objects.get().trouble == ""


def test_a_delivery_that_breaks_down_marks_its_message_failed(account):
    row = put()
    jobs.give_up({"outgoing_id": row.pk}, "Traceback …\nKeyError: 'x'", clock.now())
    assert state_of(row) == State.FAILED
    assert row.error == "KeyError: 'x'"
    assert events("OutgoingFailed").count() == 1


def test_a_missing_file_fails_the_mail_instead_of_trying_for_ever(account, run_jobs):
    from anxin.domain.messaging.types import File
    from anxin.foundation.files.models import StoredFile

    file = StoredFile.objects.create(sha256="0" * 64, size_bytes=1, media_type="text/plain", stored_at=clock.now())
    row = put(files=[File(file.pk, "说明.txt")])
    run_jobs()
    assert (state_of(row), row.error) == (State.FAILED, "cannot_be_composed")


def test_a_suppressed_address_gets_nothing_until_it_is_lifted(account, receiver, run_jobs, cast):
    placed = suppressions.place(
        channel="mail", address="Wang@Example.com", reason="bounced", placed_by="test", actor=SYSTEM, at=clock.now()
    )
    row = put()
    run_jobs()
    assert (state_of(row), row.error, receiver.mails) == (State.SUPPRESSED, "bounced", [])
    with pytest.raises(Forbidden):
        suppressions.lift(suppression_id=placed.pk, actor=cast.agent, at=clock.now())
    suppressions.lift(suppression_id=placed.pk, actor=cast.administrator, at=clock.now())
    outbox.resend(outgoing_id=row.pk, actor=cast.administrator, at=clock.now())
    run_jobs()
    assert state_of(row) == State.SENT
    assert events("SuppressionLifted").count() == 1


def test_a_suppression_ends_by_itself(account, run_jobs):
    at = clock.now()
    suppressions.place(
        channel="mail", address="wang@example.com", reason="quiet", placed_by="t", until=at, actor=SYSTEM, at=at
    )
    row = put()
    run_jobs()
    assert state_of(row) == State.SENT


def test_what_waits_can_be_cancelled_and_what_left_cannot(account, run_jobs, cast):
    waits, leaves = put(), put()
    outbox.cancel(outgoing_id=waits.pk, actor=cast.administrator, at=clock.now())
    run_jobs()
    assert (state_of(waits), state_of(leaves)) == (State.CANCELLED, State.SENT)
    with pytest.raises(Conflict):
        outbox.cancel(outgoing_id=leaves.pk, actor=cast.administrator, at=clock.now())


def test_the_same_thing_asked_for_twice_leaves_once(account, receiver, run_jobs):
    assert put(once_key="k").pk == put(once_key="k").pk
    run_jobs()
    assert len(receiver.mails) == 1


def test_two_robots_answering_each_other_are_stopped(account, receiver, run_jobs):
    for _each in range(15):
        put(is_automatic=True)
    person = put()
    run_jobs()
    assert len(receiver.mails) == 11
    assert state_of(person) == State.SENT
    assert Outgoing.objects.filter(state=State.SUPPRESSED, error="too_many_automatic").count() == 5
    assert receiver.mails[0]["Auto-Submitted"] == "auto-generated"


def test_a_secret_mail_is_forgotten_once_it_left(account, receiver, run_jobs):
    row = put(is_secret=True, body="https://x.example/reset/abc")
    run_jobs()
    row.refresh_from_db()
    assert row.body == ""
    assert "reset/abc" in receiver.mails[0].get_body(("plain",)).get_content()


def test_mail_of_a_brand_leaves_by_its_own_account_and_never_by_anothers(cast, receiver, run_jobs):
    save_account(receiver, brand_id=cast.brand.pk, from_address="own@anran.example")
    own, others = put(brand_id=cast.brand.pk), put(brand_id=cast.other_brand.pk)
    run_jobs()
    assert state_of(own) == State.SENT
    assert state_of(others) == State.UNCONFIGURED
    assert str(receiver.mails[0]["From"].addresses[0].addr_spec) == "own@anran.example"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_number", range(8))
def test_of_undo_and_delivery_exactly_one_wins(receiver, round_number):
    save_account(receiver)
    row = put(hold=dt.timedelta(seconds=1), reference=Reference("thing", 1))
    Outgoing.objects.update(send_at=clock.now())
    won, start = [], threading.Barrier(2)

    def undo():
        start.wait()
        try:
            sending.recall(reference=Reference("thing", 1))
            won.append("undo")
        except Conflict:
            pass
        finally:
            connection.close()

    def deliver():
        start.wait()
        try:
            if delivery.begin(outgoing_id=row.pk, worker="x", at=clock.now()):
                won.append("delivery")
        finally:
            connection.close()

    threads = [threading.Thread(target=undo), threading.Thread(target=deliver)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert state_of(row) == {"undo": State.RECALLED, "delivery": State.SENDING}[won[0]]
