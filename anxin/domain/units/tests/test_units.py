"""Opening and changing a unit's file."""

import datetime as dt

import pytest

from anxin.domain.units import queries
from anxin.domain.units.models import Unit
from anxin.domain.units.operations import units
from anxin.domain.units.queries import Filter
from anxin.foundation.errors import Forbidden, Invalid, NotFound
from anxin.foundation.events.models import Change, Event
from tests.cast import AT


def test_a_serial_number_is_found_in_any_spelling(cast, unit):
    assert unit.serial == "JH-Q2406B04127"
    for typed in ("JH-Q2406B04127", "jhq2406b04127", "ＪＨＱ2406 B04127", "Q2406B041", unit.code.lower()):
        assert [row.pk for row in queries.listed(cast.agent, Filter(typed=typed))] == [unit.pk]
    assert not queries.listed(cast.agent, Filter(typed="Q2499")).exists()


@pytest.mark.parametrize("serial", ["JHQ2406B04127", "jh-q2406-b04127"])
def test_a_serial_number_stands_once_per_brand(cast, unit, serial):
    with pytest.raises(Invalid) as refused:
        units.add(given={"brand_id": cast.brand.pk, "serial": serial}, actor=cast.agent, at=AT)
    assert refused.value.field == "serial"


def test_another_brand_may_use_the_same_number_and_many_have_none(cast, unit):
    units.add(given={"brand_id": cast.other_brand.pk, "serial": unit.serial}, actor=cast.supervisor, at=AT)
    for _each in range(2):
        units.add(given={"brand_id": cast.brand.pk, "serial": ""}, actor=cast.agent, at=AT)
    assert Unit.objects.count() == 4


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"sold_date": dt.date(2026, 3, 11)}, "sold_date"),
        ({"made_date": dt.date(2025, 5, 2)}, "sold_date"),
        ({"state": "retired"}, "state"),
        ({"state": "melted"}, "state"),
        ({"model_id": 999}, "model_id"),
        ({"outlet_id": 999}, "outlet_id"),
        ({"serial": "---"}, "serial"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(cast, unit, given, field):
    with pytest.raises(Invalid) as refused:
        units.change(unit_id=unit.pk, given=given, actor=cast.agent, at=AT)
    assert refused.value.field == field


def test_a_change_says_from_what_to_what_and_personal_data_stays_out_of_the_event(cast, unit):
    units.change(unit_id=unit.pk, given={"place": "宁波"}, actor=cast.agent, at=AT)
    event = Event.objects.get(type="units.UnitChanged")
    assert "宁波" not in str(event.data)
    assert Change.objects.get(event=event).after == "宁波"
    units.change(unit_id=unit.pk, given={"place": "宁波"}, actor=cast.agent, at=AT)
    assert Event.objects.filter(type="units.UnitChanged").count() == 1


def test_a_stranger_neither_sees_nor_changes_a_unit(cast, unit):
    assert not queries.listed(cast.stranger, Filter()).exists()
    with pytest.raises(NotFound):
        queries.get_unit(cast.stranger, unit.pk)
    with pytest.raises(NotFound):
        units.change(unit_id=unit.pk, given={"batch": "A"}, actor=cast.stranger, at=AT)
    with pytest.raises(Forbidden):
        units.add(given={"brand_id": cast.brand.pk}, actor=cast.stranger, at=AT)


def test_another_systems_unit_told_twice_is_one(cast):
    given = {"brand_id": cast.brand.pk, "serial": "A1000", "batch": "7"}
    first, is_new = units.record_unit(given=given, source="mes", external_id="4711", actor=cast.agent, at=AT)
    again, is_new_again = units.record_unit(
        given={**given, "serial": "A1001"}, source="mes", external_id="4711", actor=cast.agent, at=AT
    )
    by_serial, _new = units.record_unit(given={"brand_id": cast.brand.pk, "serial": "a-1001"}, actor=cast.agent, at=AT)
    assert (is_new, is_new_again) == (True, False)
    assert first.pk == again.pk == by_serial.pk
    assert Unit.objects.get().batch == "7"
