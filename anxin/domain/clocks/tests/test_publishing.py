"""Policies change by versions: looked at before, told times asked about, undone by republishing."""

from datetime import timedelta

import pytest
import time_machine

from anxin.domain.calendars.operations import keeping, naming
from anxin.domain.clocks.models import Clock, Policy, Renegotiation
from anxin.domain.clocks.operations import publishing, running, settling, telling
from anxin.domain.clocks.queries import versions_at
from anxin.domain.clocks.tests.conftest import at, content, thing
from anxin.foundation.actors import SYSTEM
from anxin.foundation.errors import Conflict, Forbidden, Invalid
from anxin.foundation.events.models import Event

NOW = at("14 10:00")


@pytest.fixture
def fifty(only):
    """Fifty clocks of four hours since Friday evening; the customers of the first five were told."""
    version = only()
    for number in range(1, 51):
        (clock,) = running.start(
            subject=thing(number), milestones=["resolution"], why="arrived", actor=SYSTEM, at=at("11 17:50")
        )
        if number <= 5:
            telling.mark_told(clock_ids=[clock.pk], actor=SYSTEM, at=at("11 17:51"))
    return version


def publish(version, given, when=NOW, **more):
    return publishing.publish(policy_id=version.policy_id, content=given, actor=SYSTEM, at=when, **more)


def run(run_jobs, when=NOW):
    with time_machine.travel(when, tick=False):
        run_jobs()


def due_times():
    return dict(Clock.objects.values_list("subject_id", "due_at"))


def test_the_preview_counts_what_would_move_and_writes_nothing(fifty):
    found = publishing.preview(policy_id=fifty.policy_id, content=content(2), actor=SYSTEM, at=NOW)
    assert (found.total, found.unchanged, found.earlier, found.later, found.told_count) == (50, 0, 45, 0, 5)
    assert {(move.from_due_at, move.to_due_at) for move in found.moves} == {(at("14 14:20"), at("14 10:50"))}
    assert [move.clock.subject_id for move in found.told] == [1, 2, 3, 4, 5]
    assert set(due_times().values()) == {at("14 14:20")}
    longer = publishing.preview(policy_id=fifty.policy_id, content=content(6), actor=SYSTEM, at=NOW)
    assert (longer.earlier, longer.later) == (0, 45)
    same = publishing.preview(policy_id=fifty.policy_id, content=content(4, shown=["resolution"]), actor=SYSTEM, at=NOW)
    assert (same.total, same.unchanged) == (50, 50)


def test_what_happens_is_what_the_preview_said_and_told_times_wait_for_a_person(fifty, run_jobs):
    publish(fifty, content(2))
    run(run_jobs)
    told = {number: due for number, due in due_times().items() if number <= 5}
    assert set(told.values()) == {at("14 14:20")}
    assert set(due_times().values()) - {at("14 14:20")} == {at("14 10:50")}
    assert Renegotiation.objects.filter(settled_at=None, proposed_due_at=at("14 10:50")).count() == 5
    assert Event.objects.filter(type="clocks.DueRenegotiationNeeded").count() == 5


def test_a_calendar_that_only_a_policy_names_is_not_deleted_until_it_names_another(cast, run_jobs):
    admin = cast.administrator
    by = {"actor": admin, "at": at("14 09:00")}
    night = keeping.make(name="night shift", spec={"zone": "Asia/Shanghai", "week": {"mon": ["20:00-24:00"]}}, **by)
    policy = Policy.objects.get(code="standard")
    content = {**policy.versions.get().content, "calendars": [{"when": {}, "calendar": night.pk}]}
    with time_machine.travel(at("14 09:00"), tick=False):
        publishing.publish(policy_id=policy.pk, content=content, **by)
    with pytest.raises(Conflict, match="标准时限"):
        naming.delete(calendar_id=night.pk, **by)

    with time_machine.travel(at("14 10:00"), tick=False):
        publishing.publish(
            policy_id=policy.pk,
            content={**content, "calendars": []},
            valid_from=at("15 09:00"),
            actor=admin,
            at=at("14 10:00"),
        )
        run_jobs()
    with pytest.raises(Conflict):
        naming.delete(calendar_id=night.pk, **by)
    with time_machine.travel(at("15 09:01"), tick=False):
        run_jobs()
    naming.delete(calendar_id=night.pk, **by)


def test_a_person_moves_a_told_time_or_keeps_it_once(fifty, run_jobs):
    publish(fifty, content(2))
    run(run_jobs)
    moved, kept = Renegotiation.objects.order_by("pk")[:2]
    settling.settle(renegotiation_id=moved.pk, moves=True, reason="配件明天才到", actor=SYSTEM, at=NOW)
    settling.settle(renegotiation_id=kept.pk, moves=False, actor=SYSTEM, at=NOW)
    dues = [Clock.objects.get(pk=each.clock_id) for each in (moved, kept)]
    assert [clock.due_at for clock in dues] == [at("14 10:50"), at("14 14:20")]
    assert dues[0].told_due_at == at("14 10:50")
    with pytest.raises(Conflict):
        settling.settle(renegotiation_id=kept.pk, moves=True, reason="配件明天才到", actor=SYSTEM, at=NOW)


def test_republishing_the_old_version_undoes_it(fifty, run_jobs):
    publish(fifty, content(6))
    run(run_jobs)
    assert due_times()[50] == at("14 16:20")
    restored = publishing.republish(version_id=fifty.pk, actor=SYSTEM, at=NOW + timedelta(minutes=5))
    run(run_jobs, NOW + timedelta(minutes=5))
    assert (restored.number, restored.restores, restored.content) == (3, 1, fifty.content)
    assert set(due_times().values()) == {at("14 14:20")}
    assert not Renegotiation.objects.filter(settled_at=None).exclude(proposed_due_at=at("14 14:20")).exists()


def test_the_jobs_seen_twice_changes_nothing(fifty, run_jobs):
    publish(fifty, content(2))
    run(run_jobs)
    before = Event.objects.count()
    from anxin.domain.clocks.jobs import apply_version

    with time_machine.travel(NOW, tick=False):
        apply_version(version_id=versions_at(NOW)[0].id)
    assert Event.objects.filter(type="clocks.DueMoved").count() == 45
    assert Renegotiation.objects.filter(settled_at=None).count() == 5
    assert Event.objects.count() - before in (0, 5)


def test_a_version_of_next_week_begins_next_week(fifty, run_jobs):
    monday = at("16 00:00")
    publish(fifty, content(2), valid_from=monday)
    run(run_jobs)
    assert set(due_times().values()) == {at("14 14:20")}
    assert [version.number for version in versions_at(NOW)] == [1]
    assert [version.number for version in versions_at(monday)] == [2]


def test_what_was_planned_for_later_is_replaced(fifty):
    publish(fifty, content(2), valid_from=at("16 00:00"))
    publish(fifty, content(3))
    assert [version.number for version in versions_at(NOW)] == [3]
    assert [version.number for version in versions_at(at("16 10:00"))] == [3]


def test_a_version_never_begins_in_the_past(fifty):
    with pytest.raises(Invalid) as refused:
        publish(fifty, content(2), valid_from=NOW - timedelta(seconds=1))
    assert refused.value.field == "valid_from"


def test_wrong_content_is_refused_with_its_place(fifty):
    for given, field in [({"rules": 1}, "rules"), ({"calendars": [{"calendar": 999}]}, "calendars.0")]:
        with pytest.raises(Invalid) as refused:
            publish(fifty, given)
        assert refused.value.field == field


def test_only_those_who_may_publish(fifty, cast):
    for actor in (cast.agent, cast.stranger):
        with pytest.raises(Forbidden):
            publishing.publish(policy_id=fifty.policy_id, content=content(2), actor=actor, at=NOW)
        with pytest.raises(Forbidden):
            publishing.preview(policy_id=fifty.policy_id, content=content(2), actor=actor, at=NOW)
    assert publishing.publish(policy_id=fifty.policy_id, content=content(2), actor=cast.supervisor, at=NOW).number == 2


def test_an_installation_starts_with_three_policies_anyone_can_read(cast):
    assert list(Policy.objects.values_list("code", flat=True)) == ["green", "within-24h", "standard"]
    publishing.install_policies()
    assert Policy.objects.count() == 3


def test_a_new_policy_needs_a_name_of_its_own(cast):
    made = publishing.make(code="vip", names={"en": "VIP"}, order=5, actor=cast.administrator, at=NOW)
    assert Policy.objects.first() == made
    for code, names in [("vip", {"en": "Again"}), ("other", {"en": " "})]:
        with pytest.raises(Invalid):
            publishing.make(code=code, names=names, order=5, actor=cast.administrator, at=NOW)
