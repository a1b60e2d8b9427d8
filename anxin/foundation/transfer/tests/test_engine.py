"""A file comes in: checked, loaded, stopped, killed half-way, undone."""

from __future__ import annotations

import io
import json

import pytest
from openpyxl import load_workbook

from anxin.domain.customers.models import ContactPoint, Customer
from anxin.foundation import clock
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from anxin.foundation.transfer import engine, keeping, queries, undoing
from anxin.foundation.transfer.models import TransferRow, TransferRun
from anxin.foundation.transfer.operations import runs
from anxin.foundation.transfer.writing import problems

State = TransferRun.State
GOOD = "编号,姓名,手机,邮箱\nA1,王秀兰,13800001234,wang@example.com\nA2,李雷,13900004321,\nA3,韩梅梅,,han@example.com\n"


def table(count: int, start: int = 0) -> str:
    lines = [f"N{n},客户{n},139{n:08d}" for n in range(start, start + count)]
    return "\n".join(["编号,姓名,手机", *lines]) + "\n"


def test_a_dry_run_writes_nothing_and_says_what_is_wrong(bring, go):
    run = go(bring(GOOD + "A4,赵六,12,\nA5,,,\nA1,重复,13700000000,\n"), "check")
    assert (run.state, run.total_rows, run.bad_rows) == (State.CHECKED, 6, 3)
    found = [(row.line, row.column) for row in queries.problems(run)]
    assert found == [(5, "phone"), (6, "phone"), (7, "external_id")]
    assert Customer.objects.count() == 0


def test_the_good_rows_go_in_and_the_bad_ones_come_back_as_a_file(bring, go):
    run = go(bring(GOOD + "A4,赵六,12,\n"))
    assert (run.state, run.new_objects, run.bad_rows) == (State.LOADED, 3, 1)
    text = problems.write(run).read().decode("utf-8-sig")
    assert text.splitlines()[0] == "编号,姓名,手机,邮箱,Why it could not come in"
    corrected = text.replace(",12,", ",13600001111,")
    again = go(bring(corrected))
    assert (again.new_objects, again.bad_rows) == (1, 0)
    assert set(Customer.objects.values_list("name", flat=True)) == {"王秀兰", "李雷", "韩梅梅", "赵六"}


def test_loading_the_same_file_twice_changes_nothing(bring, go):
    go(bring(GOOD))
    before = list(ContactPoint.objects.order_by("pk").values())
    again = go(bring(GOOD))
    assert (again.new_objects, again.changed_objects) == (0, 0)
    assert Customer.objects.count() == 3
    assert list(ContactPoint.objects.order_by("pk").values()) == before


def test_a_known_customer_is_completed_and_given_back_by_the_undo(bring, go, customer):
    run = go(bring("编号,姓名,手机,邮箱\nB1,王秀兰,13800001234,second@example.com\n"))
    assert (run.new_objects, run.changed_objects) == (0, 1)
    assert ContactPoint.objects.filter(customer=customer, value="second@example.com").exists()
    go(run, "undo")
    assert not ContactPoint.objects.filter(value="second@example.com").exists()
    assert Customer.objects.filter(pk=customer.pk).exists()


def test_an_undo_takes_everything_out_but_what_was_used_since(bring, go, cast):
    from tests.cast import receive_case

    run = go(bring(GOOD))
    used = Customer.objects.get(name="李雷")
    receive_case(cast, used)
    run = go(run, "undo")
    assert (run.state, run.kept_objects) == (State.UNDONE, 1)
    assert [row.object_id for row in queries.stays(run)] == [used.pk]
    assert list(Customer.objects.values_list("pk", flat=True)) == [used.pk]


def test_one_click_undoes_every_run_of_a_source(bring, go, cast, run_jobs):
    first, second = go(bring(GOOD)), go(bring(table(3)))
    other = go(bring(table(2, start=50), source="elsewhere"))
    runs.undo(run_id=first.pk, is_everything=True, actor=cast.administrator, at=clock.now())
    run_jobs()
    states = dict(TransferRun.objects.values_list("pk", "state"))
    assert states == {first.pk: State.UNDONE, second.pk: State.UNDONE, other.pk: State.LOADED}
    assert Customer.objects.count() == 2


def test_a_run_that_was_killed_goes_on_without_doubling(bring, go, cast, monkeypatch):
    monkeypatch.setattr(engine, "BATCH", 10)
    run = go(bring(table(35)), "check")
    runs.load(run_id=run.pk, actor=cast.administrator, at=clock.now())
    importer, context = engine.prepared(run)
    calls = []

    def dies(rows, context):
        calls.append(len(rows))
        if len(calls) == 3:
            raise KeyboardInterrupt
        return importer.load(rows, context)

    from dataclasses import replace

    with monkeypatch.context() as patch:
        patch.setattr(engine, "prepared", lambda run: (replace(importer, load=dies), context))
        with pytest.raises(KeyboardInterrupt):
            engine.work(run.pk)
    run.refresh_from_db()
    assert (run.state, run.position, Customer.objects.count()) == (State.LOADING, 20, 20)
    engine.work(run.pk)
    run.refresh_from_db()
    assert (run.state, run.position, run.new_objects, Customer.objects.count()) == (State.LOADED, 35, 35, 35)


def test_an_undo_that_was_killed_goes_on(bring, go, cast, monkeypatch):
    monkeypatch.setattr(undoing, "BATCH", 10)
    run = go(bring(table(25)))
    runs.undo(run_id=run.pk, actor=cast.administrator, at=clock.now())
    run.refresh_from_db()
    importer, context = engine.prepared(run)
    assert undoing._batch(run, importer, context)
    assert Customer.objects.count() == 15
    undoing.undo(run.pk)
    run.refresh_from_db()
    assert (run.state, run.position, Customer.objects.count()) == (State.UNDONE, 25, 0)


def test_a_stopped_run_keeps_what_is_in_and_can_go_on(bring, go, cast, run_jobs, monkeypatch):
    monkeypatch.setattr(engine, "BATCH", 10)
    run = go(bring(table(30)), "check")
    runs.load(run_id=run.pk, actor=cast.administrator, at=clock.now())
    runs.stop(run_id=run.pk, actor=cast.administrator, at=clock.now())
    run_jobs()
    run.refresh_from_db()
    assert (run.state, run.position) == (State.STOPPED, 0)
    run = go(run, "load")
    assert (run.state, Customer.objects.count()) == (State.LOADED, 30)


@pytest.mark.parametrize("count", [0, 1])
def test_files_with_hardly_a_row_are_no_special_case(bring, go, count, cast):
    run = go(bring(table(count)), "check")
    assert (run.state, run.total_rows) == (State.CHECKED, count)
    if count:
        assert go(run, "load").new_objects == 1
    else:
        with pytest.raises(Conflict):
            runs.load(run_id=run.pk, actor=cast.administrator, at=clock.now())


def test_one_row_the_database_refuses_does_not_keep_the_others_out(bring, go, monkeypatch):
    from anxin.domain.customers.operations import importing

    real = importing._make

    def refuses(rows, context):
        if any(row.values["name"] == "客户3" for row in rows):
            raise ValueError("no")
        return real(rows, context)

    monkeypatch.setattr(importing, "_make", refuses)
    run = go(bring(table(5)))
    assert (run.new_objects, run.bad_rows, run.position) == (4, 1, 5)
    assert queries.problems(run).get().line == 5


def test_json_lines_come_back_as_json_lines_with_the_reason(bring, go):
    objects = [{"external_id": "J1", "name": "王"}, {"external_id": "J2", "name": "李", "phone": "12"}]
    run = go(bring("\n".join(json.dumps(each) for each in objects)), "check")
    [line] = problems.write(run).read().decode().splitlines()
    assert json.loads(line)["external_id"] == "J2"
    assert "few or too many digits" in line


def test_a_workbook_comes_back_as_a_workbook(bring, go):
    from anxin.foundation.transfer.tests.test_reading import workbook

    run = go(bring(workbook([["姓名", "手机"], ["王", 12.0], ["李", 13900004321.0]])), "check")
    sheet = load_workbook(io.BytesIO(problems.write(run).read())).active
    assert [cell.value for cell in sheet[2]][:2] == ["王", 12]
    assert sheet.max_row == 2


def test_what_a_person_said_about_the_headings_is_remembered(bring, go, cast):
    run = bring("谁,号码\n王,13800001234\n")
    assert run.mapping == {"谁": "", "号码": ""}
    chosen = {"谁": "name", "号码": "phone"}
    runs.check(run_id=run.pk, mapping=chosen, actor=cast.administrator, at=clock.now())
    assert bring("谁,号码\n李,13900004321\n").mapping == chosen


def test_headings_are_recognised_in_every_language_and_in_brackets(bring):
    mapping = bring("Name,手机号（必填）*,E-Mail,標籤,whatever\nx,1,2,3,4\n").mapping
    assert mapping == {"Name": "name", "手机号（必填）*": "phone", "E-Mail": "email", "標籤": "tags", "whatever": ""}


def test_a_required_column_must_be_chosen_and_none_twice(bring, cast):
    run = bring("a,b\n1,2\n", importer="cases")
    for mapping in ({}, {"a": "external_id", "b": "external_id"}, {"a": "nonsense"}):
        with pytest.raises(Invalid) as refused:
            runs.check(run_id=run.pk, mapping=mapping, actor=cast.administrator, at=clock.now())
        assert refused.value.field == "mapping"


def test_who_may_not_import_knows_of_nothing(bring, cast):
    with pytest.raises(NotFound):
        bring(GOOD, actor=cast.agent)
    run = bring(GOOD)
    with pytest.raises(NotFound):
        queries.get_run(cast.agent, run.pk)


def test_a_right_for_one_brand_is_none_for_another(bring, cast):
    from anxin.foundation.actors import Grant

    grant = Grant(frozenset({"transfer.import"}), {"brand": frozenset({cast.other_brand.pk})})
    limited = Actor(kind="staff", id=cast.stranger_staff.pk, grants=(grant,))
    with pytest.raises(Forbidden):
        bring(GOOD, actor=limited)
    assert not queries.runs(limited).filter(pk=bring(GOOD).pk).exists()


def test_whoever_left_brings_nothing_in_any_more(bring, cast, run_jobs):
    run = bring(GOOD)
    runs.check(run_id=run.pk, mapping=run.mapping, actor=cast.administrator, at=clock.now())
    cast.administrator_staff.is_active = False
    cast.administrator_staff.save()
    run_jobs()
    run.refresh_from_db()
    assert (run.state, Customer.objects.count()) == (State.FAILED, 0)
    assert "may not do it any more" in run.error


def test_old_files_go_and_the_run_still_tells_and_can_be_undone(bring, go):
    run = go(bring(GOOD))
    keeping.forget_old(at=run.file_until)
    run.refresh_from_db()
    assert run.file_id is None
    with pytest.raises(Conflict):
        go(run, "check")
    assert go(run, "undo").state == State.UNDONE
    assert not TransferRow.objects.filter(run=run).exists()
