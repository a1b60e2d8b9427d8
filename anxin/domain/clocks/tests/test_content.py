"""What may stand in a policy, and which rule of which policy counts."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anxin.domain.clocks.rules.content import ContentError, read
from anxin.domain.clocks.rules.delivered import DELIVERED
from anxin.domain.clocks.rules.matching import Version, plan

GOOD = {
    "rules": [{"names": {"en": "all"}, "when": {"brand": [1]}, "targets": {"resolution": {"2": {"seconds": 3600, "time": "wall"}}}}],
    "calendars": [{"when": {"customer": [7]}, "calendar": 3}],
    "pauses": {"resolution": ["waiting_customer"]},
    "warnings": {"resolution": [{"key": "half", "percent": 50, "roles": ["owner"]}]},
    "grace_seconds": 600,
    "shown": ["resolution"],
}  # fmt: skip


def changed(path, value):
    """GOOD with the value at a dotted path replaced."""
    whole = copy.deepcopy(GOOD)
    *steps, last = path.split(".")
    place = whole
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[int(last) if isinstance(place, list) else last] = value
    return whole


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("rules.0.targets.resolution.2.seconds", 59, "range"),
        ("rules.0.targets.resolution.2.seconds", 366 * 86_400 + 1, "range"),
        ("rules.0.targets.resolution.2.seconds", True, "shape"),
        ("rules.0.targets.resolution.2.time", "office", "unknown"),
        ("rules.0.targets.resolution", {"5": {"seconds": 3600}}, "unknown"),
        ("rules.0.targets.delivery", {}, "unknown"),
        ("rules.0.when.colour", ["red"], "unknown"),
        ("rules.0.when.brand", 1, "shape"),
        ("rules", {}, "shape"),
        ("warnings.resolution", [{"key": "a", "roles": ["owner"]}], "shape"),
        ("warnings.resolution", [{"key": "a", "percent": 5, "before_seconds": 60, "roles": ["owner"]}], "shape"),
        ("warnings.resolution", [{"key": "a", "percent": 5, "roles": []}], "shape"),
        ("warnings.resolution", [{"key": "a", "percent": 5, "roles": ["owner"]}] * 2, "twice"),
        ("shown.0", "delivery", "unknown"),
        ("grace_seconds", -1, "range"),
    ],
)
def test_what_cannot_be_a_policy_is_refused_with_its_place(path, value, code):
    with pytest.raises(ContentError) as caught:
        read(changed(path, value))
    assert caught.value.code == code
    assert path.startswith(caught.value.field.split(".")[0])


json = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*GOOD, "when", "targets", "names", "2", "resolution"]), inner, max_size=4))  # fmt: skip


@given(json)
def test_whatever_is_typed_is_read_or_refused(whatever):
    try:
        assert read(whatever).rules is not None
    except ContentError as error:
        assert error.code in {"shape", "unknown", "range", "twice"}


def test_the_delivered_policies_can_be_read():
    assert [len(read(each["content"]).rules) for each in DELIVERED] == [1, 1, 1]


def delivered():
    return [Version(i, i, 1, read(each["content"])) for i, each in enumerate(DELIVERED, start=1)]


def test_an_emergency_takes_the_green_channel_and_all_else_the_standard_times():
    facts = {"priority": 4, "emergency": True}
    assert plan(delivered(), facts, "first_response").target_seconds == 900
    calm = plan(delivered(), {**facts, "emergency": False}, "first_response")
    assert (calm.version.id, calm.target_seconds, calm.time) == (3, 3600, "working")


def test_a_product_chosen_for_24_hours_is_solved_within_them_and_answered_by_the_standard():
    content = copy.deepcopy(DELIVERED[1]["content"])
    content["rules"][0]["when"]["product"] = [8]
    versions = [delivered()[0], Version(2, 2, 2, read(content)), delivered()[2]]
    facts = {"priority": 2, "emergency": False, "product": 8}
    assert (plan(versions, facts, "resolution").target_seconds, plan(versions, facts, "resolution").time) == (
        86_400,
        "wall",
    )
    assert plan(versions, facts, "first_response").version.id == 3
    assert plan(versions, {**facts, "product": 9}, "resolution").version.id == 3


def test_why_a_rule_was_passed_over_is_told():
    found = plan(delivered(), {"priority": 2, "emergency": False}, "resolution")
    assert [(c.version_id, c.outcome, c.fact) for c in found.considered] == [
        (1, "condition", "emergency"),
        (2, "condition", "product"),
        (3, "chosen", ""),
    ]


@pytest.mark.parametrize(
    "fact",
    ["brand", "type", "grade", "tier", "channel", "product", "region", "contract", "customer", "priority", "emergency"],
)
def test_every_condition_decides(fact):
    content = read({**GOOD, "rules": [{**GOOD["rules"][0], "when": {fact: ["x", 2, True]}}]})
    fits = {"priority": 2, fact: 2}
    assert plan([Version(1, 1, 1, content)], fits, "resolution") is not None
    assert plan([Version(1, 1, 1, content)], {"priority": 2, fact: 99}, "resolution") is None or fact == "priority"


def test_the_calendar_is_chosen_by_what_fits_and_else_that_of_the_brand():
    working = changed("rules.0.targets.resolution.2.time", "working")
    facts = {"priority": 2, "brand": 1, "calendar": 5}
    assert plan([Version(1, 1, 1, read(working))], facts, "resolution").calendar_id == 5
    assert plan([Version(1, 1, 1, read(working))], {**facts, "customer": 7}, "resolution").calendar_id == 3
    assert plan([Version(1, 1, 1, read(GOOD))], facts, "resolution").calendar_id is None


def test_no_rule_no_plan():
    assert plan([Version(1, 1, 1, read(GOOD))], {"priority": 3, "brand": 1}, "resolution") is None
    assert plan([], {}, "resolution") is None
