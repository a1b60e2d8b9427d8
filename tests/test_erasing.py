"""After an erasing nothing in any table, in the index or among the files tells of the person; everything else stands, and figures are as before."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from anxin.domain.cases.models import Case, Closure, Draft
from anxin.domain.cases.operations import answering, editing, lifecycle
from anxin.domain.conversations.models import Conversation, InboundMail, Message, Participant
from anxin.domain.conversations.types import NewFile
from anxin.domain.customers.models import ContactPoint, Customer, PostalAddress
from anxin.domain.customers.operations.files import identify
from anxin.domain.entitlements.operations import decisions
from anxin.domain.messaging.models import Outgoing
from anxin.foundation import clock
from anxin.foundation.actors import SYSTEM
from anxin.foundation.errors import Conflict, Forbidden, Invalid
from anxin.foundation.events.operations import log_access
from anxin.foundation.files import store
from anxin.foundation.files.operations import keep
from anxin.foundation.privacy import erasing, queries, registry
from anxin.foundation.privacy.models import PrivacyRequest
from anxin.foundation.privacy.operations import holds, requests
from anxin.foundation.search import queries as index
from anxin.foundation.spool import store as spool
from anxin.foundation.spool.types import Envelope
from tests.cast import receive_case
from tests.mails import mail, post, returned

__all__ = ["post"]

MARK = "Zqxvmarker"
PHONE = "13877665544"
MAIL = "zqxvmarker@example.com"


@pytest.fixture
def person(cast, run_jobs, post):
    """Somebody whose every trace carries the mark: file, case, answers, notes, files, changes, notices, drafts, mails."""
    at = clock.now()
    made = identify(phone=PHONE, email=MAIL, name=f"{MARK}王", language="zh-hans", actor=SYSTEM, at=at)
    PostalAddress.objects.create(customer=made, street=f"{MARK}路 1 号", created_at=at)
    Customer.objects.filter(pk=made.pk).update(note=f"{MARK} note")
    file = keep(source=io.BytesIO(f"{MARK} in a file".encode()), media_type="text/plain", at=at)
    received = receive_case(
        cast,
        made,
        text=f"{MARK} 空调不制冷",
        email=MAIL,
        values={"serial": f"SN{MARK}"},
        files=[NewFile(file.pk, f"{MARK}.txt")],
        customer_name=f"{MARK}王",
    )
    case = received.case
    run_jobs()
    editing.edit(case_id=case.pk, changes={"subject": f"{MARK} 改过的标题"}, actor=cast.agent, at=at)
    answering.note(case_id=case.pk, text=f"{MARK} 内部备注", actor=cast.agent, at=at)
    answering.answer(case_id=case.pk, text=f"{MARK} 您好", hold=timedelta(0), actor=cast.agent, at=at)
    editing.assign(case_id=case.pk, owner_id=cast.colleague_staff.pk, team_id=None, actor=cast.supervisor, at=at)
    Draft.objects.create(case=case, staff=cast.agent_staff, text=f"{MARK} draft", kept_at=at)
    facts = {"request": {"what": "return"}, "said": f"{MARK} 说要退货"}
    decisions.decide(facts=facts, about=("case", case.pk), actor=SYSTEM, at=at)
    lifecycle.cancel(case_id=case.pk, reason=f"{MARK} 不要了", actor=cast.agent, at=at)
    write_mails(post, run_jobs)
    log_access(actor=cast.agent, at=at, kind="customer", subject_id=made.pk, what="phone", reason=f"{MARK} calls")
    run_jobs()
    return made


def write_mails(post, run_jobs) -> None:
    """By mail from her: a case that two others read, an answer of somebody else, spam, and a bounce of what we sent her."""
    sender, theirs = f"{MARK}王 <{MAIL}>", f"{MARK.lower()}-1@example.com"
    raw = mail(
        f"{MARK} 来信",
        sender=sender,
        subject=f"{MARK} 主题",
        html=f"<p>{MARK} 来信</p>",
        files=[(f"{MARK}.txt", "text/plain", f"{MARK} sent along".encode())],
        Cc="reader@example.org",
        Message_ID=f"<{theirs}>",
    )
    assert post(raw).state == "stored"
    run_jobs()
    told = Outgoing.objects.filter(address=MAIL, channel="mail").exclude(message_id="").latest("pk")
    assert post(mail(f"{MARK} 回复", sender=sender, subject="Re", In_Reply_To=f"<{theirs}>")).reason == "reply"
    assert post(mail(f"{MARK} 中奖", sender=sender, subject=f"{MARK} 中奖", X_Spam_Flag="YES")).reason == "spam"
    assert post(returned(MAIL, told.message_id)).reason == "bounce"
    Participant.objects.create(
        conversation=Conversation.objects.exclude(email=MAIL).first() or Conversation.objects.latest("pk"),
        address=MAIL,
        name=f"{MARK}王",
        added_at=clock.now(),
    )
    run_jobs()


def places_with(words: list[str]) -> list[str]:
    """table.column of every text anywhere in the database that holds one of the words, whatever its case or escaping."""
    spellings = {word.lower() for word in words} | {json.dumps(word)[1:-1].lower() for word in words}
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            quoted = connection.ops.quote_name
            cursor.execute(f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(table)}")
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    text = value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)
                    if any(word in text.lower() for word in spellings):
                        found.append(f"{table}.{column}")
    return sorted(set(found))


def files_with(word: str) -> list[Path]:
    return [path for path in store.folder().rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


def figures() -> dict[str, object]:
    """What reports count."""
    return {
        "cases": Counter(Case.objects.values_list("type__code", "state", "opened_at__month")),
        "messages": Counter(Message.objects.values_list("author_kind", "visibility", "written_at__month")),
        "ends": Counter(Closure.objects.values_list("outcome", "at__month")),
        "customers": Customer.objects.count(),
    }


def ask(cast, person_id: int, kind: str = "erase", **more) -> PrivacyRequest:
    given = {
        "kind": kind,
        "person_id": person_id,
        "asked_by": "person",
        "reason": f"{MARK} asked by phone",
        "due_date": clock.now().date(),
        "language": "en",
        "zone": "Asia/Shanghai",
        "actor": cast.administrator,
        "at": clock.now(),
    }
    return requests.enter(**{**given, **more})


def test_nothing_tells_of_an_erased_person_any_more(
    cast, person, customer, run_jobs, django_capture_on_commit_callbacks
):
    words = [MARK, PHONE, MAIL]
    other = receive_case(cast, customer).case
    run_jobs()
    before, held = figures(), places_with(words)
    assert {"customers_customer.name", "conversations_message.text", "search_searchdocument.tokens"} <= set(held)
    assert {
        "conversations_inboundmail.subject",
        "conversations_mailcopy.text",
        "conversations_participant.name",
    } <= set(held)
    assert "messaging_deliveryreport.address" in held
    assert files_with(MARK)
    request = ask(cast, person.pk)
    requests.erase(request_id=request.pk, typed=f"#{person.pk}", actor=cast.administrator, at=clock.now())
    with django_capture_on_commit_callbacks(execute=True):
        run_jobs()
    request.refresh_from_db()
    assert request.state == PrivacyRequest.State.DONE
    assert places_with(words) == []
    assert files_with(MARK) == []
    assert index.search(MARK) == []
    assert figures() == before
    other.refresh_from_db()
    assert other.subject and ContactPoint.objects.filter(customer=customer).count() == 2


def test_an_erased_mail_that_comes_again_stays_out(cast, person, post, run_jobs, django_capture_on_commit_callbacks):
    sent = InboundMail.objects.filter(reason="new_case").latest("pk")
    raw = store.path_of(sent.raw.sha256).read_bytes()
    request = ask(cast, person.pk)
    requests.erase(request_id=request.pk, typed=str(person.pk), actor=cast.administrator, at=clock.now())
    with django_capture_on_commit_callbacks(execute=True):
        run_jobs()
        again = post(raw)
    assert again.pk == sent.pk and again.raw is None
    assert files_with(MARK) == []


def test_an_accepted_mail_that_waits_is_erased_too(cast, person, run_jobs):
    hers = spool.keep(mail(f"{MARK} wartet", sender=MAIL), Envelope("imap", clock.now().isoformat()))
    other = spool.keep(mail("x", sender=f"not-{MAIL}"), Envelope("smtp", clock.now().isoformat(), f"not-{MAIL}"))
    request = ask(cast, person.pk)
    requests.erase(request_id=request.pk, typed=str(person.pk), actor=cast.administrator, at=clock.now())
    erasing.erase(PrivacyRequest.objects.get(pk=request.pk))
    assert spool.waiting() == [other]
    assert hers != other


def test_an_export_is_one_file_with_everything(cast, person, run_jobs):
    request = ask(cast, person.pk, "export")
    run_jobs()
    request = requests.fetch(request_id=request.pk, actor=cast.administrator, at=clock.now())
    with zipfile.ZipFile(store.path_of(request.file.sha256)) as archive:
        names = archive.namelist()
        page = archive.read("index.html").decode()
        points = json.loads(archive.read("data/customers/contact_points.json"))
        assert archive.read(f"files/{MARK}.txt").decode() == f"{MARK} in a file"
        mails = json.loads(archive.read("data/conversations/mails.json"))
        raw = archive.read(next(each["file"] for each in mails if each["reason"] == "new_case"))
    assert {each["reason"] for each in mails} == {"new_case", "reply", "spam", "bounce"}
    assert MAIL.encode() in raw and "data/messaging/delivery_reports.json" in names
    assert {"data/cases/cases.json", "data/conversations/messages.json", "data/customers/person.json"} <= set(names)
    assert f"{MARK} 空调不制冷" in page and f'href="files/{MARK}.txt"' in page
    assert {point["shown"] for point in points} == {PHONE, MAIL}


def test_nothing_in_the_page_is_executed(cast, person, run_jobs):
    Customer.objects.filter(pk=person.pk).update(name="<script>alert(1)</script>")
    request = ask(cast, person.pk, "export")
    run_jobs()
    request.refresh_from_db()
    with zipfile.ZipFile(store.path_of(request.file.sha256)) as archive:
        assert "<script>" not in archive.read("index.html").decode()


def test_a_hold_on_a_case_blocks_the_erasing_of_its_customer(cast, person, run_jobs):
    at = clock.now()
    case = Case.objects.filter(customer=person).earliest("pk")
    hold = holds.place(
        subject_kind="case", subject_id=case.pk, reason="lawsuit", basis="Art. 53", actor=cast.administrator, at=at
    )
    request = ask(cast, person.pk)
    with pytest.raises(Conflict):
        requests.erase(request_id=request.pk, typed=str(person.pk), actor=cast.administrator, at=at)
    assert places_with([MARK])
    holds.lift(hold_id=hold.pk, actor=cast.administrator, at=at)
    requests.erase(request_id=request.pk, typed=str(person.pk), actor=cast.administrator, at=at)
    run_jobs()
    assert places_with([MARK]) == []


def test_an_interrupted_erasing_goes_on_with_the_parts_left(cast, person, run_jobs, monkeypatch):
    request = ask(cast, person.pk)
    requests.erase(request_id=request.pk, typed=str(person.pk), actor=cast.administrator, at=clock.now())
    looks = iter([[], [], []])

    def dies(person_id, on):
        return next(looks)

    with monkeypatch.context() as patch:
        patch.setattr(queries, "holds_on", dies)
        with pytest.raises(StopIteration):
            erasing.erase(PrivacyRequest.objects.get(pk=request.pk))
    request.refresh_from_db()
    assert len(request.done) == 3
    run_jobs()
    assert places_with([MARK]) == []


def test_the_wrong_number_erases_nothing(cast, person):
    request = ask(cast, person.pk)
    with pytest.raises(Invalid) as refused:
        requests.erase(request_id=request.pk, typed="yes", actor=cast.administrator, at=clock.now())
    assert refused.value.field == "typed"


def test_a_file_others_attach_too_stays_with_them(cast, person, customer, run_jobs):
    at = clock.now()
    same = keep(source=io.BytesIO(f"{MARK} in a file".encode()), media_type="text/plain", at=at)
    receive_case(cast, customer, files=[NewFile(same.pk, "manual.txt")])
    request = ask(cast, person.pk)
    requests.erase(request_id=request.pk, typed=str(person.pk), actor=cast.administrator, at=at)
    run_jobs()
    assert store.path_of(same.sha256).exists()


def test_only_who_manages_privacy_may_ask(cast, person):
    for actor in (cast.agent, cast.supervisor):
        with pytest.raises(Forbidden):
            ask(cast, person.pk, actor=actor)


def test_files_of_requests_go_after_a_week(cast, person, run_jobs):
    from anxin.foundation.privacy import exporting

    request = ask(cast, person.pk, "export")
    run_jobs()
    request.refresh_from_db()
    path = store.path_of(request.file.sha256)
    assert path.exists() and Path(settings.DATA) in path.parents
    exporting.forget_old(at=request.file_until)
    with pytest.raises(Conflict):
        requests.fetch(request_id=request.pk, actor=cast.administrator, at=clock.now())


def test_every_model_a_part_names_is_installed():
    labels = {model._meta.label for model in apps.get_models()}
    assert all(label in labels for part in registry.parts() for label in part.models)
