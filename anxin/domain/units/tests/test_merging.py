"""Two files of one machine: what moves, what is lent, what is refused, and how it is given back."""

import datetime as dt

import pytest

from anxin.domain.units import queries
from anxin.domain.units.models import Unit
from anxin.domain.units.operations import episodes, merging, ownership, units
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Forbidden, Invalid, NotFound
from tests.cast import AT


@pytest.fixture
def second(cast, customer):
    """The same machine, entered on the phone without its number; its label hangs on the wall."""
    given = {"brand_id": cast.brand.pk, "installed_date": dt.date(2025, 5, 9), "seller": "西湖家电城"}
    made = units.add(given=given, actor=cast.agent, at=AT)
    ownership.give(unit_id=made.pk, customer_id=customer.pk, actor=cast.agent, at=AT)
    episodes.record_episode(unit_id=made.pk, kind="repair", started_at=AT, problem="漏水", actor=cast.agent, at=AT)
    return made


def merged(cast, unit, second):
    return merging.merge(kept_id=unit.pk, gone_id=second.pk, reason="同一台", actor=cast.agent, at=AT)


def test_owners_and_repairs_follow_and_facts_nobody_knew_are_lent(cast, unit, second):
    merged(cast, unit, second)
    unit.refresh_from_db()
    assert [each.name for each in queries.current_owners(unit)] == ["王秀兰"]
    assert [each.problem for each in queries.episodes(unit)] == ["漏水"]
    assert (unit.installed_date, unit.seller, unit.sold_date) == (
        dt.date(2025, 5, 9),
        "西湖家电城",
        dt.date(2025, 5, 1),
    )


def test_two_repairs_written_down_by_hand_are_both_kept(cast, unit, second):
    episodes.record_episode(unit_id=unit.pk, kind="repair", started_at=AT, problem="不凉", actor=cast.agent, at=AT)
    merged(cast, unit, second)
    assert {each.problem for each in queries.episodes(unit)} == {"漏水", "不凉"}


def test_code_number_and_page_of_the_other_file_lead_to_the_kept_one(cast, unit, second):
    merged(cast, unit, second)
    assert queries.find_by_code(second.code) == unit
    assert queries.get_unit(cast.agent, second.pk) == unit
    assert list(queries.listed(cast.agent, queries.Filter())) == [unit]


def test_undone_everything_is_where_it_was(cast, unit, second):
    merging.undo(merge_id=merged(cast, unit, second).pk, actor=cast.agent, at=AT)
    unit.refresh_from_db()
    assert (unit.installed_date, unit.seller) == (None, "")
    assert [each.name for each in queries.current_owners(second)] == ["王秀兰"]
    assert queries.find_by_code(second.code) == second


def test_a_fact_changed_since_stays_when_the_merge_is_undone(cast, unit, second):
    merge = merged(cast, unit, second)
    units.change(unit_id=unit.pk, given={"seller": "武林店"}, actor=cast.agent, at=AT)
    merging.undo(merge_id=merge.pk, actor=cast.agent, at=AT)
    assert Unit.objects.get(pk=unit.pk).seller == "武林店"


def test_an_import_that_names_the_merged_file_brings_the_kept_one_up_to_date(cast, unit, second):
    Unit.objects.filter(pk=second.pk).update(source="mes", external_id="7")
    merged(cast, unit, second)
    given = {"brand_id": cast.brand.pk, "batch": "2406B"}
    found, is_new = units.record_unit(given=given, source="mes", external_id="7", actor=cast.agent, at=AT)
    assert (found, is_new) == (unit, False)


def test_two_serial_numbers_are_two_machines(cast, unit, second):
    units.change(unit_id=second.pk, given={"serial": "OTHER1"}, actor=cast.agent, at=AT)
    with pytest.raises(Invalid, match="两份档案各有自己的序列号"):
        merged(cast, unit, second)


def test_the_file_with_the_serial_number_is_the_one_to_keep(cast, unit, second):
    with pytest.raises(Invalid, match="请保留有序列号的那份档案"):
        merged(cast, second, unit)


def test_who_may_not_change_units_may_not_merge_them(cast, unit, second):
    with pytest.raises((Forbidden, NotFound)):
        merging.merge(kept_id=unit.pk, gone_id=second.pk, actor=Actor(kind="customer", id=1), at=AT)
