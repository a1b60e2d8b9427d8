"""A customer's page of her case."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from anxin.domain.cases import queries
from anxin.domain.cases.models import Case, Reopening
from anxin.domain.cases.operations import answering, editing, lifecycle
from anxin.domain.cases.types import State
from anxin.domain.clocks.models import Telling
from anxin.domain.conversations.models import Attachment, Message
from anxin.domain.conversations.types import NewFile
from anxin.foundation.files.operations import accept
from tests.cast import AT, receive_case

SOON = AT + timedelta(minutes=5)
LATER = SOON + timedelta(minutes=5)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def client():
    client = Client()
    client.cookies["ax_language"] = "zh-hans"
    return client


@pytest.fixture
def answered(cast, case, run_jobs):
    """The case with an answer that was sent and solved it."""
    answering.answer(
        case_id=case.pk, text="请先断电五分钟。", then=State.SOLVED, hold=timedelta(0), actor=cast.agent, at=SOON
    )
    run_jobs()
    case.refresh_from_db()
    return case


def page(client, case, ending=""):
    return client.get(queries.link_path(case) + ending)


def keep(photo, name="p.jpg", colour="red"):
    upload = photo(name, colour)
    return NewFile(accept(source=upload, size_bytes=upload.size, at=AT).pk, name)


def test_the_page_shows_where_it_stands_and_what_was_said(client, answered):
    shown = page(client, answered).content.decode()
    assert "空调开了半小时还是不凉" in shown
    assert "请先断电五分钟。" in shown
    assert "已解决，请您确认" in shown


@pytest.mark.parametrize(
    "ending", ["", "/received", "/reply", "/solved", "/not-solved", "/files/ABC", "/files/ABC/preview"]
)
def test_a_forged_link_leads_nowhere(client, case, ending):
    forged = f"/c/{case.code}{'0' * 16}{ending}"
    assert client.get(forged).status_code == 404
    assert client.post(forged, {"text": "hallo", "reason": "x"}).status_code == 404
    assert Message.objects.count() == 1


def test_the_link_is_told_to_nobody(client, case):
    headers = page(client, case).headers
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert "noindex" in headers["X-Robots-Tag"]


def test_nothing_internal_is_ever_visible(cast, client, case, photo, run_jobs):
    inside, held = keep(photo, "inside.jpg"), keep(photo, "held.jpg", "blue")
    answering.note(case_id=case.pk, text="内部备注：客户很急", files=[inside], actor=cast.agent, at=SOON)
    answering.answer(
        case_id=case.pk, text="还没有发出的答复", files=[held], hold=timedelta(hours=1), actor=cast.agent, at=SOON
    )
    editing.edit(case_id=case.pk, changes={"priority": 4}, actor=cast.agent, at=SOON)
    run_jobs()
    for shown in (page(client, case), page(client, case, "/received")):
        text = shown.content.decode()
        for secret in (
            "内部备注",
            "还没有发出的答复",
            "inside.jpg",
            "held.jpg",
            "林小满",
            "agent@",
            "13800001234",
            "wang@example.com",
        ):
            assert secret not in text
    for attachment in Attachment.objects.all():
        assert page(client, case, f"/files/{attachment.code}").status_code == 404


def test_staff_are_called_by_their_first_name(client, answered):
    shown = page(client, answered).content.decode()
    assert "小满 · 安然电器" in shown
    assert "林小满" not in shown


def test_files_of_this_case_open_and_those_of_another_do_not(cast, client, customer, photo):
    mine = receive_case(cast, customer, files=[keep(photo)]).case
    other = receive_case(cast, customer, text="另一件事")
    code = Attachment.objects.get().code
    opened = page(client, mine, f"/files/{code}")
    assert opened.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in opened.headers["Content-Security-Policy"]
    assert opened.headers["Content-Disposition"] == 'inline; filename="p.jpg"'
    assert page(client, mine, f"/files/{code}/preview").headers["Content-Type"] == "image/webp"
    assert page(client, other.case, f"/files/{code}").status_code == 404


def test_yes_thank_you_ends_it_and_twice_does_no_harm(client, answered):
    for _tap in range(2):
        assert client.post(queries.link_path(answered) + "/solved").status_code == 303
    answered.refresh_from_db()
    assert answered.state == State.CLOSED
    assert "这张服务单已经结束" in page(client, answered).content.decode()


def test_not_solved_opens_it_again_with_her_words_in_the_conversation(client, answered):
    for _tap in range(2):
        posted = {"reason": "还是不凉", "client_key": "k" * 26}
        assert client.post(queries.link_path(answered) + "/not-solved", posted).status_code == 303
    answered.refresh_from_db()
    assert answered.state == State.OPEN
    assert [r.reason for r in Reopening.objects.all()] == ["还是不凉"]
    assert page(client, answered).content.decode().count("还是不凉</div>") == 1


def test_not_solved_because_it_burns_is_an_emergency(client, answered):
    client.post(queries.link_path(answered) + "/not-solved", {"reason": "现在插座冒烟了"})
    answered.refresh_from_db()
    assert answered.is_emergency
    assert "ax-safety" in page(client, answered).content.decode()


@pytest.mark.parametrize(
    ("reason", "message"), [("", "请简单说说"), (" ", "请简单说说"), ("长" * 40_000, "40000 字"), ("a\0b", "空字符")]
)
def test_not_solved_without_usable_words_asks_for_them(client, answered, reason, message):
    answer = client.post(queries.link_path(answered) + "/not-solved", {"reason": reason})
    assert answer.status_code == 422
    assert message in answer.content.decode()
    answered.refresh_from_db()
    assert answered.state == State.SOLVED


def test_a_reply_with_photos_joins_the_conversation_once(client, case, photo):
    for _tap in range(2):
        posted = {"text": "补一张铭牌照片", "client_key": "k" * 26, "files": [photo("label.jpg")]}
        answer = client.post(queries.link_path(case) + "/reply", posted)
        assert answer.status_code == 303
    shown = page(client, case).content.decode()
    assert shown.count("补一张铭牌照片") == 1
    assert shown.count("label.jpg") == 1


def test_photos_may_speak_for_themselves(client, case, photo):
    assert client.post(queries.link_path(case) + "/reply", {"text": "", "files": [photo()]}).status_code == 303
    assert "（见附件）" in page(client, case).content.decode()


@pytest.mark.parametrize(("text", "message"), [("", "请写几句话"), ("长" * 40_000, "40000 字"), ("\0", "空字符")])
def test_a_reply_that_cannot_be_taken_is_kept_with_its_photos(client, case, photo, text, message):
    files = [] if not text else [photo("kept.jpg")]
    answer = client.post(queries.link_path(case) + "/reply", {"text": text, "files": files})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert message in shown
    assert ("kept.jpg" in shown) == bool(files)


def test_long_after_the_end_a_message_opens_a_new_linked_case(client, answered, path_of):
    lifecycle.confirm(case_id=answered.pk, actor=queries_actor(answered), at=LATER)
    with time_machine.travel(LATER + timedelta(days=60), tick=False):
        assert "新开一张服务单" in page(client, answered).content.decode()
        answer = client.post(queries.link_path(answered) + "/reply", {"text": "又不凉了"})
    fresh = Case.objects.exclude(pk=answered.pk).get()
    assert fresh.follows == answered
    assert path_of(answer) == queries.link_path(fresh)


def queries_actor(case):
    from anxin.foundation.actors import Actor

    return Actor(kind="customer", id=case.customer_id)


@pytest.mark.parametrize("state", ["cancelled", "merged"])
def test_a_case_that_ended_otherwise_says_so(client, case, state):
    Case.objects.filter(pk=case.pk).update(state=state, closed_at=LATER)
    shown = page(client, case).content.decode()
    assert {"cancelled": "已取消", "merged": "已并入另一张服务单"}[state] in shown


def test_the_page_says_by_when_and_what_it_said_is_told(cast, client, customer):
    mine = receive_case(cast, customer, email="").case
    assert "我们会在 3月9日（周一）15:30 之前答复您。" in page(client, mine, "/received").content.decode()
    assert [told.how for told in Telling.objects.all()] == ["page"]
    news = client.get(queries.link_path(mine), headers={"HX-Request": "true"}).content.decode()
    assert "3月9日（周一）15:30 之前答复您" in news
    client.cookies["ax_language"], client.cookies["ax_zone"] = "en", "Europe/London"
    assert "We will answer you by Monday 9 March, 07:30." in page(client, mine).content.decode()


def test_a_promise_that_was_not_kept_is_admitted(client, case):
    with time_machine.travel(AT + timedelta(days=3), tick=False):
        assert "没有做到，非常抱歉" in page(client, case).content.decode()


def test_an_answered_request_promises_no_first_answer(client, answered):
    assert "之前答复您" not in page(client, answered).content.decode()


def test_the_page_asks_only_for_what_may_have_changed(client, answered):
    news = client.get(queries.link_path(answered), headers={"HX-Request": "true"}).content.decode()
    assert news.lstrip().startswith('<div id="news"')
    assert 'id="write"' not in news


@pytest.mark.parametrize("messages", [0, 1, 40])
def test_queries_do_not_grow_with_the_conversation(client, case, photo, messages, django_assert_max_num_queries):
    for number in range(messages):
        client.post(
            queries.link_path(case) + "/reply", {"text": f"第 {number} 条", "files": [photo(colour=(number, 1, 1))]}
        )
    with django_assert_max_num_queries(9):
        page(client, case)


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_the_page_is_whole_in_every_language(client, answered, language):
    client.cookies["ax_language"] = language
    title = {"zh-hans": "问题解决了吗？", "zh-hant": "問題解決了嗎？", "en": "Is it solved?"}[language]
    assert title in page(client, answered).content.decode()
