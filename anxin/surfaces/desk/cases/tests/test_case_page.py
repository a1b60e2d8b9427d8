"""The case page: who sees it, what it costs, answering, taking back, changing, and what customers' text may do in it."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anxin.domain.accounts.models import Grant, Role
from anxin.domain.cases.models import Case, Draft
from anxin.domain.cases.operations import answering, lifecycle
from anxin.domain.cases.operations.receiving import receive_reply
from anxin.domain.conversations.models import Attachment, Message
from anxin.domain.messaging.models import Outgoing, Suppression
from anxin.foundation import clock
from anxin.foundation.actors import Actor
from anxin.foundation.events.models import AccessLog
from tests.cast import AT, receive_case

ACTIONS = (
    "messages", "closure", "cancellation", "reopening", "assignment", "ownership", "stage", "type", "priority",
    "subject", "facts", "emergency", "emergency/end", "disclosure", "timeline",
)  # fmt: skip


def url(case, rest=""):
    return f"/desk/cases/{case.number}{rest}"


def read(client, case):
    return client.get(url(case)).content.decode()


def send(client, case, **given):
    return client.post(url(case, "/messages"), {"kind": "reply", "text": "您好", "client_key": "k1", **given})


def test_another_brands_agent_gets_404_everywhere(cast, case, client_of):
    client = client_of(cast.stranger_staff)
    assert client.get(url(case)).status_code == 404
    for action in ACTIONS:
        assert client.get(url(case, f"/{action}")).status_code == 404, action
        assert client.post(url(case, f"/{action}"), {"reason": "x"}).status_code in (404, 405), action


def test_who_may_only_look_sees_no_composer_and_changes_nothing(cast, case, client_of):
    Grant.objects.filter(staff=cast.agent_staff).update(role=Role.objects.get(code="trainer"))
    client = client_of(cast.agent_staff)
    assert 'id="composer"' not in read(client, case)
    assert send(client, case).status_code == 404
    assert client.post(url(case, "/subject"), {"subject": "neu"}).status_code == 404
    assert not Message.objects.filter(direction="out").exists()


@pytest.mark.parametrize("messages", [0, 1, 60])
def test_the_page_asks_few_questions_for_any_number_of_messages(
    cast, case, client_of, messages, django_assert_max_num_queries
):
    for each in range(messages):
        answering.note(case_id=case.pk, text=f"{each}", actor=cast.colleague, at=AT)
    client = client_of(cast.agent_staff)
    client.get(url(case))
    # The page's own questions and one or two for each of the panels at its right; none grows with the case.
    with django_assert_max_num_queries(25):
        assert client.get(url(case)).status_code == 200


def test_an_answer_is_held_shown_and_can_be_taken_back_into_the_composer(cast, case, client_of):
    client = client_of(cast.agent_staff)
    assert send(client, case, then="solved", text="请断电五分钟").status_code == 303
    page = read(client, case)
    assert "leaves in" in page
    message = Message.objects.get(direction="out")
    assert f"/messages/{message.pk}/recall" in page
    client.post(url(case, f"/messages/{message.pk}/recall"))
    case.refresh_from_db()
    assert case.state == "open"
    assert set(Outgoing.objects.filter(reference_kind="message").values_list("state", flat=True)) == {"recalled"}
    assert ">\n请断电五分钟</textarea>" in read(client, case)


def test_taking_back_too_late_says_so_and_changes_nothing(cast, case, client_of, run_jobs):
    message = answering.answer(case_id=case.pk, text="好", hold=timedelta(0), actor=cast.agent, at=AT)
    run_jobs()
    answer = client_of(cast.agent_staff).post(url(case, f"/messages/{message.pk}/recall"), follow=True)
    assert "meanwhile" in answer.content.decode() or "too late" in answer.content.decode()
    message.refresh_from_db()
    assert message.recalled_at is None


def test_sending_twice_sends_once(cast, case, client_of):
    client = client_of(cast.agent_staff)
    send(client, case)
    send(client, case)
    assert Message.objects.filter(direction="out").count() == 1


@pytest.mark.parametrize("text", ["", "  \n ", "很长" * 10_001])
def test_a_refused_answer_keeps_everything_typed(cast, case, client_of, text):
    answer = send(client_of(cast.agent_staff), case, text=text, then="open")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'id="composer-text-error"' in page
    assert text.strip()[:50] in page
    assert not Message.objects.filter(direction="out").exists()


def test_a_file_of_a_foreign_kind_is_refused_by_name(cast, case, client_of):
    file = SimpleUploadedFile("工具.exe", b"MZ\x90\x00" + b"\0" * 100)
    answer = send(client_of(cast.agent_staff), case, files=[file])
    assert answer.status_code == 422
    assert "工具.exe" in answer.content.decode()
    assert "您好</textarea>" in answer.content.decode()


def test_a_note_is_internal(cast, case, client_of):
    send(client_of(cast.agent_staff), case, kind="note", text="客户很着急")
    assert Message.objects.get(direction="out").visibility == "internal"
    assert not Outgoing.objects.filter(reference_kind="message").exists()


def test_a_draft_is_kept_per_person(cast, case, client_of):
    body = json.dumps({"body": "写到一半"})
    answer = client_of(cast.agent_staff).put(url(case, "/draft"), body, content_type="application/json")
    assert answer.status_code == 204
    assert "写到一半" in read(client_of(cast.agent_staff), case)
    assert "写到一半" not in read(client_of(cast.colleague_staff), case)
    assert Draft.objects.count() == 1


def test_the_composer_says_when_nothing_reaches_the_customer(cast, customer, client_of):
    case = receive_case(cast, customer, email="").case
    page = read(client_of(cast.agent_staff), case)
    assert "Nothing brings this answer to the customer by itself." in page
    assert "138****1234" in page


def test_the_composer_says_when_mail_waits_or_is_held_back(cast, case, client_of):
    client = client_of(cast.agent_staff)
    assert "waits until mail is set up" in read(client, case)
    Suppression.objects.create(
        channel="mail", address="wang@example.com", reason="bounced", placed_by="test", placed_at=AT
    )
    assert "is held back: bounced" in read(client, case)


def test_phone_and_mail_are_masked_until_a_reason_is_given_and_noted(cast, case, client_of):
    client = client_of(cast.agent_staff)
    assert "13800001234" not in read(client, case)
    assert client.post(url(case, "/disclosure"), {"reason": ""}).status_code == 422
    assert not AccessLog.objects.exists()
    client.post(url(case, "/disclosure"), {"reason": "回电"})
    log = AccessLog.objects.get()
    assert (log.subject_id, log.reason, log.actor_id) == (case.customer_id, "回电", cast.agent_staff.pk)
    assert "13800001234" in read(client, case)
    assert "13800001234" not in read(client_of(cast.colleague_staff), case)


def test_customers_text_never_becomes_markup_and_its_links_are_harmless(cast, customer, client_of):
    text = "<img src=x onerror=alert(1)> 见 https://example.com/a?b=1&c=2。谢谢 javascript:alert(1)"
    case = receive_case(cast, customer, text=text).case
    page = read(client_of(cast.agent_staff), case)
    assert "<img src=x" not in page
    assert 'href="https://example.com/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow"' in page
    assert 'href="javascript' not in page


def test_a_very_long_message_folds(cast, customer, client_of):
    case = receive_case(cast, customer, text="这台机器每天早上都会响。" * 900).case
    page = read(client_of(cast.agent_staff), case)
    assert 'class="ax-fold"' in page
    assert page.count("这台机器每天早上都会响") >= 900


@pytest.mark.parametrize(
    ("action", "given", "column", "value"),
    [
        ("subject", {"subject": "外机不转"}, "subject", "外机不转"),
        ("priority", {"priority": "4"}, "priority", 4),
        ("stage", {"stage": "waiting_other"}, "state", "waiting_other"),
        ("closure", {}, "state", "solved"),
        ("cancellation", {"reason": "客户自己修好了"}, "state", "cancelled"),
        ("emergency", {"kinds": ["fire"]}, "is_emergency", True),
    ],
)
def test_each_change_is_a_noun_and_leads_back_to_the_case(cast, case, client_of, action, given, column, value):
    answer = client_of(cast.agent_staff).post(url(case, f"/{action}?view=mine"), given)
    assert (answer.status_code, answer.headers["Location"]) == (303, url(case, "?view=mine"))
    case.refresh_from_db()
    assert getattr(case, column) == value


def test_own_fields_are_changed_and_checked(cast, case, client_of):
    client = client_of(cast.agent_staff)
    answer = client.post(url(case, "/facts"), {"model_id": "", "values.purchase_date": "gestern"})
    assert answer.status_code == 422
    assert "2026-03-09" in answer.content.decode()
    client.post(url(case, "/facts"), {"model_id": "", "values.purchase_date": "2026-01-02", "values.serial": "SN-7"})
    case.refresh_from_db()
    assert case.values == {"purchase_date": "2026-01-02", "serial": "SN-7"}
    assert case.model_id is None


def test_a_change_on_something_a_colleague_changed_meanwhile_is_refused(cast, case, client_of):
    client_of(cast.colleague_staff).post(url(case, "/subject"), {"subject": "同事改的", "seen": case.subject})
    answer = client_of(cast.agent_staff).post(url(case, "/subject"), {"subject": "我改的", "seen": case.subject})
    assert answer.status_code == 409
    assert "我改的" in answer.content.decode()
    assert Case.objects.get().subject == "同事改的"


def test_taking_is_work_and_giving_needs_its_right(cast, case, client_of):
    client = client_of(cast.agent_staff)
    assert client.post(url(case, "/ownership")).status_code == 303
    assert client.post(url(case, "/assignment"), {"owner": cast.colleague_staff.pk}).status_code == 404
    supervisor = client_of(cast.supervisor_staff)
    seen = {"seen_owner": cast.agent_staff.pk, "seen_team": ""}
    supervisor.post(url(case, "/assignment"), {"owner": cast.colleague_staff.pk, "team": cast.team.pk, **seen})
    case.refresh_from_db()
    assert (case.owner_id, case.team_id) == (cast.colleague_staff.pk, cast.team.pk)


def test_only_people_who_may_work_on_the_case_are_offered_as_owners(cast, case, client_of):
    page = client_of(cast.supervisor_staff).get(url(case, "/assignment")).content.decode()
    assert "周宁" in page
    assert "许冬" not in page


def test_opening_again_asks_why(cast, case, client_of):
    lifecycle.solve(case_id=case.pk, actor=cast.agent, at=AT)
    client = client_of(cast.agent_staff)
    assert client.post(url(case, "/reopening"), {"reason": " "}).status_code == 422
    assert client.post(url(case, "/reopening"), {"reason": "师傅没修完"}).status_code == 303
    assert "师傅没修完" in client.get(url(case, "/timeline")).content.decode()


def test_an_ended_case_takes_notes_but_no_answers(cast, case, client_of):
    lifecycle.cancel(case_id=case.pk, reason="x", actor=cast.agent, at=AT)
    client = client_of(cast.agent_staff)
    assert 'value="reply"' not in read(client, case)
    assert send(client, case).status_code == 422
    assert send(client, case, kind="note", client_key="k2").status_code == 303


def test_the_timeline_says_who_did_what_from_what_to_what_and_why(cast, case, client_of):
    client = client_of(cast.agent_staff)
    client.post(url(case, "/priority"), {"priority": "3"})
    client.post(url(case, "/stage"), {"stage": "open"})
    lifecycle.solve(case_id=case.pk, actor=cast.agent, at=AT)
    lifecycle.reject_solution(
        case_id=case.pk, reason="还是不凉", actor=Actor(kind="customer", id=case.customer_id), at=AT
    )
    page = client.get(url(case, "/timeline")).content.decode()
    for said in ("林小满 changed the case", "<s>Normal</s> → High", "林小满: New → In progress", "还是不凉"):
        assert said in page
    assert "王秀兰 opened it again" in page
    only_steps = client.get(url(case, "/timeline?show=changes")).content.decode()
    assert "opened it again" not in only_steps
    assert "Normal" in only_steps


def test_parts_are_answered_alone_for_live_updates(cast, case, client_of):
    client = client_of(cast.agent_staff)
    for part, mark in {"head": "case-head", "thread": "thread", "side": "side", "list": "neighbours"}.items():
        page = client.get(url(case, f"?part={part}"), headers={"HX-Request": "true"}).content.decode()
        assert f'id="{mark}"' in page
        assert "<html" not in page


def test_previous_and_next_follow_the_list_one_came_from(cast, customer, client_of):
    old, middle, new = (receive_case(cast, customer, at=AT + timedelta(minutes=minute)).case for minute in range(3))
    page = read(client_of(cast.agent_staff), middle)
    assert page.index(f"neighbour-{new.number}") < page.index(f"neighbour-{middle.number}")
    assert page.index(f"neighbour-{middle.number}") < page.index(f"neighbour-{old.number}")
    mine = client_of(cast.agent_staff).get(url(middle, "?view=mine")).content.decode()
    assert f"neighbour-{old.number}" not in mine


def test_an_attachment_is_shown_only_to_who_sees_its_case_and_never_runs(cast, case, client_of):
    file = SimpleUploadedFile("日志.txt", "第一行".encode())
    send(client_of(cast.agent_staff), case, files=[file])
    path = f"/desk/attachments/{Attachment.objects.get().code}"
    answer = client_of(cast.agent_staff).get(path)
    assert b"".join(answer.streaming_content).decode() == "第一行"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "attachment" in answer.headers["Content-Disposition"]
    assert client_of(cast.stranger_staff).get(path).status_code == 404
    assert client_of(cast.agent_staff).get("/desk/attachments/NOPE").status_code == 404
    assert client_of(cast.agent_staff).get(f"{path}/small").status_code == 404


def test_an_undelivered_answer_is_shown_with_its_reason(cast, case, client_of, run_jobs):
    Suppression.objects.create(
        channel="mail", address="wang@example.com", reason="mailbox full", placed_by="test", placed_at=AT
    )
    answering.answer(case_id=case.pk, text="好", hold=timedelta(0), actor=cast.agent, at=clock.now())
    run_jobs()
    page = read(client_of(cast.agent_staff), case)
    assert "mailbox full" in page
    assert "visible" in page


def test_what_the_customer_adds_marks_the_case_as_waiting_in_the_queue(cast, case, client_of):
    lifecycle.solve(case_id=case.pk, actor=cast.agent, at=AT)
    receive_reply(
        case_id=case.pk, text="又不凉了", actor=Actor(kind="customer", id=case.customer_id), at=AT + timedelta(days=1)
    )
    assert "waiting since" in client_of(cast.agent_staff).get("/desk/cases/").content.decode()
