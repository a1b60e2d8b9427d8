"""The plan as a whole: the same every time, complete, in order of time, and consistent with itself."""

from __future__ import annotations

import random
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from typing import Any

import phonenumbers
import pytest

from anxin.demo.content import read
from anxin.demo.people import invent_customers
from anxin.demo.pictures.photos import MOTIFS
from anxin.demo.plan import build_plan
from anxin.demo.shapes import DemoPlan, Text
from anxin.demo.stories import load_stories
from anxin.demo.tests.conftest import TODAY, UNTIL, ZONE

STATES = {"new", "open", "waiting_customer", "waiting_other", "solved", "closed", "cancelled"}
ROLES = {
    "agent", "senior_agent", "supervisor", "complaint_handler", "second_line", "engineer", "outlet_staff",
    "partner_staff", "knowledge_editor", "quality_manager", "trainer", "product_colleague", "presales_adviser",
    "customer_manager", "privacy_officer", "administrator",
}  # fmt: skip
SAFETY_WORDS = ("起火", "冒烟", "漏电", "触电", "煤气味", "一氧化碳", "鼓了个包")
END_STATES = {"solved", "closed", "cancelled"}


def test_the_same_day_and_seed_give_the_same_plan(plan: DemoPlan) -> None:
    assert build_plan(today=TODAY, zone=ZONE, until=UNTIL) == plan


def test_another_seed_gives_other_people_and_another_day_moves_every_case(plan: DemoPlan) -> None:
    other = build_plan(today=TODAY, zone=ZONE, until=UNTIL, seed=21)
    later = build_plan(today=TODAY + timedelta(days=1), zone=ZONE, until=UNTIL + timedelta(days=1))
    assert [c.name for c in other.customers] != [c.name for c in plan.customers]
    opened = {case.key: case.opened_at for case in plan.cases}
    assert all(case.opened_at - opened[case.key] == timedelta(days=1) for case in later.cases)


def test_the_plan_holds_as_much_as_was_asked_for(plan: DemoPlan) -> None:
    running = [case for case in plan.cases if case.state not in END_STATES]
    assert (len(plan.customers), len(plan.cases)) == (300, 200)
    assert 65 <= len(running) <= 75
    assert (len(plan.brands), len(plan.regions)) == (2, 3)
    assert len(plan.outlets) == 4
    assert len(plan.lines) >= 12
    assert {member.role for member in plan.staff} == ROLES


def test_at_least_220_stories_are_written_and_all_of_them_can_be_told() -> None:
    written = len(load_stories())
    assert written >= 220
    whole = build_plan(today=TODAY, zone=ZONE, until=UNTIL, cases=written)
    assert len({case.key for case in whole.cases}) == written


def test_more_cases_than_stories_are_refused() -> None:
    with pytest.raises(ValueError, match="stories written"):
        build_plan(today=TODAY, zone=ZONE, cases=len(load_stories()) + 1)


def test_every_stage_has_exactly_one_known_state_and_every_type_can_begin_and_end(plan: DemoPlan) -> None:
    for case_type in plan.case_types:
        assert case_type.stages[0].state == "new"
        assert {stage.state for stage in case_type.stages} == STATES, case_type.key
        assert len({stage.key for stage in case_type.stages}) == len(case_type.stages)


def test_every_case_stands_in_a_stage_of_its_own_type(plan: DemoPlan) -> None:
    stages = {(t.key, s.key): s.state for t in plan.case_types for s in t.stages}
    assert all(stages[case.case_type_key, case.stage_key] == case.state for case in plan.cases)


def test_field_values_belong_to_the_type_and_choices_to_the_field(plan: DemoPlan) -> None:
    types = {case_type.key: {field.key: field for field in case_type.fields} for case_type in plan.case_types}
    for case in plan.cases:
        known = types[case.case_type_key]
        assert set(case.fields) <= set(known), case.key
        assert {key for key, field in known.items() if field.is_required} <= set(case.fields), case.key
        for key, value in case.fields.items():
            choices = {choice.value for choice in known[key].choices}
            assert not choices or value in choices, (case.key, key, value)
            if known[key].kind == "date":
                assert date.fromisoformat(value) <= case.opened_at.date()


def test_messages_come_in_order_and_never_from_the_future(plan: DemoPlan) -> None:
    for case in plan.cases:
        instants = [message.at for message in case.messages]
        assert instants == sorted(instants), case.key
        assert instants[0] == case.opened_at
        assert instants[-1] <= UNTIL
        assert all(end is None or case.opened_at < end <= UNTIL for end in (case.solved_at, case.closed_at)), case.key


@pytest.mark.parametrize("hour", [0, 3, 12, 23])
def test_a_plan_made_at_any_hour_has_nothing_later_than_that_hour(hour: int) -> None:
    until = datetime(2027, 3, 1, hour, 5, tzinfo=ZONE)
    plan = build_plan(today=until.date(), zone=ZONE, until=until, customers=120, cases=100)
    assert max(message.at for case in plan.cases for message in case.messages) <= until


def test_cases_lie_within_ninety_days_and_recent_days_are_denser(plan: DemoPlan) -> None:
    ages = [(UNTIL - case.opened_at).days for case in plan.cases]
    assert max(ages) <= 90
    assert sum(age <= 30 for age in ages) > 2 * sum(age > 60 for age in ages)


def test_the_first_message_is_always_the_customers_and_public(plan: DemoPlan) -> None:
    assert all(not c.messages[0].staff_key and not c.messages[0].is_internal for c in plan.cases)
    assert all(message.staff_key for c in plan.cases for message in c.messages if message.is_internal)


def test_only_unanswered_cases_have_no_owner(plan: DemoPlan) -> None:
    assert all((not case.owner_key) == (case.state == "new") for case in plan.cases)


def test_every_key_that_is_named_exists(plan: DemoPlan) -> None:
    staff, regions, outlets = _keys(plan.staff), _keys(plan.regions) | {""}, _keys(plan.outlets) | {""}
    teams, brands, lines, customers = _keys(plan.teams), _keys(plan.brands), _keys(plan.lines), _keys(plan.customers)
    models = {model.number: model.line_key for model in plan.models}
    assert {line.brand_key for line in plan.lines} == brands
    assert set(models.values()) == lines
    for member in plan.staff:
        assert member.team_key in teams
        assert set(member.brand_keys) <= brands
        assert member.region_key in regions
        assert member.outlet_key in outlets
    for case in plan.cases:
        assert case.customer_key in customers
        assert case.owner_key in staff | {""}
        assert case.team_key in teams
        assert models[case.model_number] == case.line_key
        assert {message.staff_key for message in case.messages} <= staff | {""}
        assert {photo.motif for message in case.messages for photo in message.photos} <= set(MOTIFS)


def test_the_owner_of_a_case_may_work_for_its_brand(plan: DemoPlan) -> None:
    limits = {member.key: member.brand_keys for member in plan.staff}
    owned = [case for case in plan.cases if case.owner_key]
    assert all(not limits[case.owner_key] or case.brand_key in limits[case.owner_key] for case in owned)


def test_customers_write_the_language_they_prefer_on_a_channel_they_have(plan: DemoPlan) -> None:
    customers = {customer.key: customer for customer in plan.customers}
    for case in plan.cases:
        customer = customers[case.customer_key]
        assert customer.language == case.language
        assert case.channel != "mail" or customer.mails


def test_nobody_has_two_open_cases_but_some_wrote_before(plan: DemoPlan) -> None:
    running = [case.customer_key for case in plan.cases if case.state not in END_STATES]
    assert len(set(running)) == len(running)
    assert len({case.customer_key for case in plan.cases}) < len(plan.cases)


def test_all_phones_are_valid_and_no_two_customers_share_one(plan: DemoPlan) -> None:
    crowd = invent_customers(9999, random.Random(1))
    numbers = [number for customer in (*crowd[300:], *plan.customers) for number in customer.phones]
    assert all(phonenumbers.is_valid_number(phonenumbers.parse(number)) for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_all_phones_carry_the_zeros_that_show_they_are_invented(plan: DemoPlan) -> None:
    national = [number for c in plan.customers for number in c.phones]
    assert all("0000" in number or number.startswith(("+8529800", "+88690000")) for number in national)


def test_all_mail_addresses_are_unique_and_lead_nowhere(plan: DemoPlan) -> None:
    mails = [mail for customer in plan.customers for mail in customer.mails] + [member.mail for member in plan.staff]
    assert all(mail.endswith((".example", "@example.com")) for mail in mails)
    assert len(set(mails)) == len(mails)


def test_every_text_is_there_in_three_languages(plan: DemoPlan) -> None:
    texts = list(_texts(plan))
    assert len(texts) > 200
    assert all(text.in_language(code).strip() for text in texts for code in ("zh-hans", "zh-hant", "en"))


def test_english_texts_hold_no_chinese(plan: DemoPlan) -> None:
    texts = [text.en for text in _texts(plan)]
    texts += [m.text for case in plan.cases if case.language == "en" for m in case.messages if not m.is_internal]
    assert not [text for text in texts if any("\u4e00" <= character <= "\u9fff" for character in text)]


def test_about_an_eighth_of_the_stories_is_english_and_some_are_traditional() -> None:
    languages = [story.language for story in load_stories()]
    assert 0.10 <= languages.count("en") / len(languages) <= 0.16
    assert languages.count("zh-hant") >= 12


def test_whoever_writes_a_safety_word_gets_an_emergency_at_once() -> None:
    for story in load_stories():
        first = story.lines[0].text
        if story.case_type_key == "repair" and any(word in first for word in SAFETY_WORDS):
            assert story.is_emergency, story.key
        if story.is_emergency:
            assert story.lines[1].after <= timedelta(minutes=3), story.key


def test_no_slot_is_left_unfilled(plan: DemoPlan) -> None:
    assert not [m.text for case in plan.cases for m in case.messages if "<" in m.text or ">" in m.text]


def test_stories_of_a_type_that_does_not_exist_are_not_written() -> None:
    types = {raw["key"] for raw in read("case_types")}
    assert {story.case_type_key for story in load_stories()} == types


def _keys(things: tuple[Any, ...]) -> set[str]:
    keys = [thing.key for thing in things]
    assert len(set(keys)) == len(keys)
    return set(keys)


def _texts(value: Any) -> Any:
    """Every Text inside a plan."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
