"""Past cases come in with their conversations: dated, findable, silent; and go again."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest

from anxin.domain.cases import queries
from anxin.domain.cases.models import Case, CaseMessage, Closure
from anxin.domain.cases.operations import answering
from anxin.domain.cases.operations.lifecycle import close_due
from anxin.domain.clocks.models import Clock
from anxin.domain.conversations.models import Conversation, Message
from anxin.domain.customers.models import Customer
from anxin.domain.messaging.models import Outgoing
from anxin.domain.workforce.models import Notice
from anxin.foundation import clock
from anxin.foundation.actors import SYSTEM
from anxin.foundation.transfer import queries as transfer
from anxin.foundation.transfer.models import ExternalId, TransferRun
from anxin.foundation.transfer.operations import runs

TALK = [
    {"who": "客户", "at": "2023-08-15 10:20", "text": "空调漏水怎么办"},
    {"who": "李工", "at": "2023-08-15 11:00", "text": "请先清洗滤网"},
    {"who": "备注", "at": "2023-08-15 11:05", "text": "客户家在五楼"},
]
PAST = {
    "工单号": "GD-1",
    "类型": "维修",
    "状态": "已完成",
    "标题": "空调漏水",
    "客户姓名": "王秀兰",
    "联系电话": "13800001234",
    "创建时间": "2023-08-15 10:20",
    "关闭时间": "2023-08-17 16:00",
    "沟通记录": TALK,
}


@pytest.fixture
def load(cast, run_jobs):
    """Brings objects in by an importer, to the end; returns the run."""

    def bring(objects: list[dict], importer: str = "cases") -> TransferRun:
        data = json.dumps(objects, ensure_ascii=False).encode()
        who = {"actor": cast.administrator, "at": clock.now()}
        run = runs.receive(
            importer=importer,
            brand_id=cast.brand.pk,
            source="old",
            file=io.BytesIO(data),
            file_name="cases.json",
            size_bytes=len(data),
            language="zh-hans",
            zone="Asia/Shanghai",
            **who,
        )
        runs.check(run_id=run.pk, mapping=run.mapping, **who)
        run_jobs()
        run.refresh_from_db()
        if run.state == "checked" and run.bad_rows < run.total_rows:
            runs.load(run_id=run.pk, **who)
            run_jobs()
            run.refresh_from_db()
        return run

    return bring


def test_a_past_case_stands_as_it_was_and_nobody_is_told(cast, load):
    assert load([PAST]).new_objects == 2
    case = Case.objects.get()
    assert (case.subject, case.state, case.type.code) == ("空调漏水", "closed", "repair")
    assert case.opened_at == dt.datetime(2023, 8, 15, 2, 20, tzinfo=dt.UTC)
    assert case.first_replied_at == dt.datetime(2023, 8, 15, 3, 0, tzinfo=dt.UTC)
    assert [(m.author_kind, m.visibility, m.author_name) for m in queries.thread(case, for_customer=False)] == [
        ("customer", "public", "王秀兰"),
        ("staff", "public", "李工"),
        ("staff", "internal", ""),
    ]
    assert len(queries.thread(case, for_customer=True)) == 2
    assert {closure.outcome for closure in Closure.objects.all()} == {"solved", "closed"}
    assert not Outgoing.objects.exists() and not Notice.objects.exists() and not Clock.objects.exists()


def test_a_past_case_is_found_by_its_words(cast, load):
    load([PAST])
    assert [case.subject for case in queries.found(cast.agent, "清洗滤网")] == ["空调漏水"]
    assert [case.subject for case in queries.found(cast.agent, "13800001234")] == ["空调漏水"]


def test_loading_again_makes_no_second_case(load):
    load([PAST])
    assert load([PAST]).new_objects == 0
    assert Case.objects.count() == Customer.objects.count() == 1


def test_an_undo_leaves_nothing_behind(cast, load, run_jobs):
    run = load([PAST, {**PAST, "工单号": "GD-2"}])
    runs.undo(run_id=run.pk, actor=cast.administrator, at=clock.now())
    run_jobs()
    for model in (Case, CaseMessage, Message, Conversation, Customer, ExternalId):
        assert not model.objects.exists(), model
    assert queries.found(cast.agent, "清洗滤网") == []


def test_a_case_somebody_worked_on_stays_with_its_customer(cast, load, run_jobs):
    run = load([PAST, {**PAST, "工单号": "GD-2", "联系电话": "13900004321"}])
    used = Case.objects.order_by("pk").first()
    answering.note(case_id=used.pk, text="回访过了", actor=cast.agent, at=clock.now())
    runs.undo(run_id=run.pk, actor=cast.administrator, at=clock.now())
    run_jobs()
    run.refresh_from_db()
    assert list(Case.objects.all()) == [used] and Customer.objects.count() == 1
    assert {row.kind for row in transfer.stays(run)} == {"case", "customer"}


def test_what_is_wrong_is_told_by_column(load):
    wrong = [
        {**PAST, "工单号": "B1", "类型": "飞行"},
        {**PAST, "工单号": "B2", "状态": "也许"},
        {**PAST, "工单号": "B3", "关闭时间": "2023-08-01"},
        {**PAST, "工单号": "B4", "创建时间": "2099-01-01"},
        {**PAST, "工单号": "B5", "联系电话": None, "客户姓名": None},
        {**PAST, "工单号": "B6", "沟通记录": [{"at": "never", "text": "x"}]},
        {**PAST, "工单号": None},
    ]
    run = load(wrong)
    assert [row.column for row in transfer.problems(run)] == [
        "type",
        "state",
        "closed_at",
        "opened_at",
        "customer_phone",
        "conversation",
        "external_id",
    ]
    assert not Case.objects.exists()


def test_a_customer_loaded_before_is_found_by_her_number(cast, load):
    load([{"编号": "C-1", "姓名": "王秀兰", "手机": "13800001234"}], "customers")
    load([{**PAST, "客户编号": "C-1", "联系电话": None, "客户姓名": None}])
    assert Case.objects.get().customer == Customer.objects.get()
    run = load([{**PAST, "工单号": "GD-9", "客户编号": "C-9", "联系电话": None, "客户姓名": None}])
    assert transfer.problems(run).get().column == "customer_external_id"


def test_messages_of_a_second_file_join_their_case_and_can_be_undone(cast, load, run_jobs):
    load([{key: value for key, value in PAST.items() if key != "沟通记录"}])
    rows = [{"工单号": "GD-1", "谁": each["who"], "时间": each["at"], "内容": each["text"]} for each in TALK]
    run = load([*rows, {**rows[0], "工单号": "GD-404"}], "case_messages")
    assert (run.new_objects, run.bad_rows) == (3, 1)
    case = Case.objects.get()
    assert len(queries.thread(case, for_customer=False)) == 3
    assert queries.found(cast.agent, "清洗滤网") == [case]
    assert load(rows, "case_messages").new_objects == 0
    runs.undo(run_id=run.pk, actor=cast.administrator, at=clock.now())
    run_jobs()
    assert queries.thread(case, for_customer=False) == []
    assert queries.found(cast.agent, "清洗滤网") == []


def test_one_solved_long_ago_is_closed_and_not_closed_again(load):
    load([{**PAST, "状态": "已解决", "关闭时间": None, "解决时间": "2023-08-16 09:00"}])
    assert Case.objects.get().state == "closed"
    assert close_due(at=clock.now()) == 0


def test_an_open_one_waits_for_us_and_can_be_answered(cast, load, run_jobs):
    load([{**PAST, "状态": "处理中", "关闭时间": None, "沟通记录": TALK[:1]}])
    case = Case.objects.get()
    assert case.state == "open" and case.waiting_since == case.opened_at
    answering.answer(case_id=case.pk, text="您好，我们接着处理。", actor=cast.agent, at=clock.now())
    assert SYSTEM.is_system and Case.objects.get().owner_id == cast.agent_staff.pk
