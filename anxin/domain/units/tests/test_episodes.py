"""Services and repairs, and what rules about warranty read of them."""

from datetime import timedelta

import pytest

from anxin.domain.units import queries
from anxin.domain.units.models import ServiceEpisode, Unit
from anxin.domain.units.operations import life
from anxin.domain.units.operations.episodes import record_episode
from anxin.domain.units.rules.episodes import repairs_of_same_problem, rested
from anxin.domain.units.types import PartUsed, Wait
from anxin.foundation.errors import Invalid
from tests.cast import AT

DAY = timedelta(days=1)


def repair(cast, unit, **more):
    given = {"kind": "repair", "started_at": AT - 10 * DAY, "ended_at": AT - 8 * DAY, "problem": "不制冷"}
    return record_episode(unit_id=unit.pk, **{**given, **more}, actor=cast.agent, at=AT)


def test_the_facts_tell_repairs_of_the_same_problem_parts_and_waits(cast, unit):
    first = repair(cast, unit)
    wait = Wait(AT - 5 * DAY, AT - 3 * DAY)
    part = PartUsed(name="压缩机", old_serial="C1", new_serial="C2")
    second = repair(
        cast, unit, started_at=AT - 6 * DAY, ended_at=AT - DAY, same_problem_as=first.pk, waits=[wait], parts=[part]
    )
    third = repair(cast, unit, started_at=AT - DAY, ended_at=AT, same_problem_as=second.pk)
    facts = queries.facts_of(Unit.objects.get(pk=unit.pk))
    assert repairs_of_same_problem(facts.episodes) == {first.pk: 3}
    told = {each.id: each for each in facts.episodes}
    assert told[second.pk].parts == (part,)
    assert rested(told[second.pk].waits, until=AT, reason="parts") == 2 * DAY
    assert told[third.pk].same_problem_id == first.pk
    assert [row.serial for row in queries.components(unit)] == ["C2"]


def test_the_same_job_told_again_is_the_same_episode(cast, unit):
    first = repair(cast, unit, ended_at=None, source="field", case_id_there="77")
    assert Unit.objects.get(pk=unit.pk).state == "in_service"
    again = repair(cast, unit, source="field", case_id_there="77", parts=[PartUsed(name="风扇", new_serial="F1")])
    repair(cast, unit, source="field", case_id_there="77", parts=[PartUsed(name="风扇", new_serial="F1")])
    assert first.pk == again.pk
    assert ServiceEpisode.objects.count() == len(queries.components(unit)) == 1
    assert Unit.objects.get(pk=unit.pk).state == "in_use"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"ended_at": AT - 11 * DAY}, "ended_at"),
        ({"started_at": AT + DAY, "ended_at": None}, "started_at"),
        ({"ended_at": None, "outcome": "fixed"}, "ended_at"),
        ({"kind": "magic"}, "kind"),
        ({"where": "moon"}, "where"),
    ],
)
def test_an_episode_that_cannot_be_is_refused(cast, unit, given, field):
    with pytest.raises(Invalid) as refused:
        repair(cast, unit, **given)
    assert refused.value.field == field


def test_overlapping_waits_count_once():
    waits = [Wait(AT, AT + 3 * DAY), Wait(AT + DAY, AT + 2 * DAY), Wait(AT + 2 * DAY, None), Wait(AT, None, "customer")]
    assert rested(waits, until=AT + 5 * DAY, reason="parts") == 5 * DAY


def test_a_note_needs_words(cast, unit):
    with pytest.raises(Invalid):
        life.note(unit_id=unit.pk, text="  ", actor=cast.agent, at=AT)
    life.note(unit_id=unit.pk, text="阳台外机，需两人", actor=cast.agent, at=AT)
    assert [row.text for row in queries.notes(unit)] == ["阳台外机，需两人"]
