"""Units from a file: written once, taken back where nothing uses them."""

import datetime as dt

import pytest

from anxin.domain.catalog import imports as model_imports
from anxin.domain.catalog.models import ProductModel
from anxin.domain.customers.queries import found
from anxin.domain.purchases import imports as purchase_imports
from anxin.domain.purchases.models import Purchase
from anxin.domain.units import exports, queries
from anxin.domain.units.models import Unit
from anxin.domain.units.operations import importing, units
from anxin.foundation.transfer.types import Context, Row
from tests.cast import AT

ROW = Row(2, {"serial": "F100", "model": "kfr35gw/ar1", "sold_date": dt.date(2025, 1, 1), "owner_phone": "13800001234"})


@pytest.fixture
def context(cast):
    return Context(cast.supervisor, AT, cast.brand.pk, 1, "file")


def units_of(written):
    return [each for each in written if each.kind == "unit"]


def test_a_row_brings_a_unit_with_its_owner_and_again_changes_nothing(cast, context):
    assert list(importing.check([ROW], context)) == []
    [written] = units_of(importing.load([ROW], context))
    [again] = units_of(importing.load([ROW], context))
    unit = Unit.objects.get()
    assert (written.is_new, again.is_new, unit.model_id) == (True, False, cast.model.pk)
    assert len(queries.current_owners(unit)) == 1


def test_rows_that_cannot_be_are_named(context):
    rows = [Row(2, {"model": "NO"}), Row(3, {"serial": "A"}), Row(4, {"serial": "a"})]
    assert [(each.line, each.column) for each in importing.check(rows, context)] == [
        (2, "serial"),
        (2, "model"),
        (4, "serial"),
    ]


def test_an_undone_import_takes_new_units_and_gives_changed_ones_back(cast, context):
    old = units.add(given={"brand_id": cast.brand.pk, "serial": "OLD", "batch": "1"}, actor=cast.agent, at=AT)
    rows = [ROW, Row(3, {"serial": "old", "batch": "2", "made_date": dt.date(2024, 1, 1)})]
    written = list(importing.load(rows, context))
    assert list(importing.undo(written, context)) == []
    assert not found(cast.agent, "13800001234")
    left = Unit.objects.get()
    assert (left.pk, left.batch, left.made_date) == (old.pk, "1", None)


def test_the_owner_a_file_brought_is_found_by_search(cast, context):
    importing.load([ROW], context)
    assert len(found(cast.agent, "138 0000 1234")) == 1


def test_an_impossible_phone_is_named_with_its_column(context):
    row = Row(2, {"serial": "A1", "owner_phone": "123"})
    assert [(each.line, each.column) for each in importing.check([row], context)] == [(2, "owner_phone")]


def test_a_unit_used_since_stays(cast, context, case):
    written = list(importing.load([ROW], context))
    case.unit = Unit.objects.get()
    case.save()
    assert [problem.line for problem in importing.undo(written, context)] == [2]
    assert Unit.objects.count() == 1


def test_what_goes_out_names_nobody(cast, context):
    importing.load([ROW], context)
    [row] = exports.rows(cast.agent, {})
    assert row["serial"] == "F100" and row["model"] == cast.model.number
    assert not {"place", "owner_phone", "owner_name"} & set(row)
    assert list(exports.rows(cast.stranger, {})) == []


def test_orders_come_in_once_and_go_again(context):
    values = {"external_id": "1", "channel": "store", "bought_at": AT, "paid_amount": "99", "serial": "F1"}
    [first] = purchase_imports.load([Row(2, values)], context)
    [again] = purchase_imports.load([Row(2, values)], context)
    assert (first.is_new, again.is_new, Purchase.objects.count()) == (True, False, 1)
    assert list(purchase_imports.undo([first], context)) == []
    assert not Purchase.objects.exists()


def test_models_come_in_by_number_in_any_spelling(cast):
    context = Context(cast.administrator, AT, cast.brand.pk, 1, "file")
    rows = [
        Row(2, {"line": "ac", "number": "kfr 35gw ar1", "name_zh": "新名"}),
        Row(3, {"line": "ac", "number": "X9", "name_zh": "新"}),
    ]
    written = list(model_imports.load(rows, context))
    assert [each.is_new for each in written] == [False, True]
    assert list(model_imports.undo(written, context)) == []
    cast.model.refresh_from_db()
    assert cast.model.names["zh-hans"] == "静眠 1.5 匹"
    assert not ProductModel.objects.get(number="X9").is_active
