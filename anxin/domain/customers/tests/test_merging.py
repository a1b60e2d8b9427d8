"""Two files become one, and two again."""

from datetime import timedelta

import pytest

from anxin.domain.cases.queries import found as find_cases
from anxin.domain.customers import queries
from anxin.domain.customers.models import ContactPoint, Customer, DuplicateCandidate
from anxin.domain.customers.operations import contacts, duplicates, merging, tags
from anxin.domain.customers.operations.brands import note_brand
from anxin.domain.customers.operations.files import identify, open_file
from anxin.foundation.actors import SYSTEM
from anxin.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from tests.cast import AT, receive_case

NEXT_DAY = AT + timedelta(days=1)


@pytest.fixture
def customer(cast, customer):
    """Known to the agent's brand."""
    note_brand(customer_id=customer.pk, brand_id=cast.brand.pk, at=AT)
    return customer


@pytest.fixture
def twin(cast, customer):
    """A second file of the same person, with a case of its own."""
    twin = open_file(given={"name": "王秀蘭"}, brand_id=cast.brand.pk, actor=cast.agent, at=AT)
    contacts.add(customer_id=twin.pk, kind="phone", value="+86 138-0000-1234", actor=cast.agent, at=AT)
    contacts.add(customer_id=twin.pk, kind="email", value="xiulan@example.com", actor=cast.agent, at=AT)
    return twin


@pytest.fixture
def twin_case(cast, twin):
    return receive_case(cast, twin, text="遥控器丢了，怎么配一个新的？").case


def merge(cast, kept, gone, **more):
    return merging.merge(kept_id=kept.pk, gone_id=gone.pk, actor=cast.agent, at=AT, **more)


def verify(point_value, cast):
    point = ContactPoint.objects.get(value=point_value)
    contacts.verify(point_id=point.pk, how="call", actor=cast.agent, at=AT)


def values_of(customer):
    return set(ContactPoint.objects.filter(customer=customer).values_list("value", flat=True))


def test_what_hangs_on_a_file_follows_and_old_numbers_lead_to_the_one_kept(cast, customer, twin, twin_case):
    merge(cast, customer, twin)
    twin_case.refresh_from_db()
    assert twin_case.customer_id == customer.pk
    assert queries.get_file(cast.agent, twin.pk).pk == customer.pk
    assert queries.get_customer(twin.pk).pk == customer.pk
    assert values_of(customer) == {"+8613800001234", "wang@example.com", "xiulan@example.com"}


def test_the_plan_says_what_will_move_and_what_is_there_already(cast, customer, twin, twin_case):
    plan = {step.follower.model: step for step in queries.plan_merge(cast.agent, kept_id=customer.pk, gone_id=twin.pk)}
    assert plan["cases.Case"].count == 1
    assert (plan["customers.ContactPoint"].count, plan["customers.ContactPoint"].doubled) == (1, 1)


def test_who_turns_to_us_again_comes_to_the_kept_file(cast, customer, twin):
    merge(cast, customer, twin)
    assert identify(phone="138 0000 1234", language="zh-hans", actor=SYSTEM, at=AT).pk == customer.pk
    assert identify(email="xiulan@example.com", language="zh-hans", actor=SYSTEM, at=AT).pk == customer.pk


def test_undone_next_day_exactly_the_moved_rows_go_back_and_newer_ones_stay(cast, customer, twin, twin_case):
    merged = merge(cast, customer, twin)
    newer = receive_case(cast, customer, text="又有一个新的问题。").case
    contacts.add(customer_id=customer.pk, kind="wechat", value="wxl_1968", actor=cast.agent, at=NEXT_DAY)
    merging.undo(merge_id=merged.pk, actor=cast.agent, at=NEXT_DAY)
    twin_case.refresh_from_db()
    newer.refresh_from_db()
    assert (twin_case.customer_id, newer.customer_id) == (twin.pk, customer.pk)
    assert values_of(customer) == {"+8613800001234", "wang@example.com", "wxl_1968"}
    assert values_of(twin) == {"+8613800001234", "xiulan@example.com"}
    assert queries.get_file(cast.agent, twin.pk).pk == twin.pk


def test_what_was_removed_meanwhile_does_not_come_back(cast, customer, twin):
    merged = merge(cast, customer, twin)
    contacts.remove(
        point_id=ContactPoint.objects.get(value="xiulan@example.com").pk, actor=cast.agent, at=NEXT_DAY
    )
    merging.undo(merge_id=merged.pk, actor=cast.agent, at=NEXT_DAY)
    assert values_of(twin) == {"+8613800001234"}


def test_of_two_merges_the_later_one_is_undone_first(cast, customer, twin):
    third = open_file(given={"name": "王阿姨"}, brand_id=cast.brand.pk, actor=cast.agent, at=AT)
    first = merge(cast, customer, twin)
    second = merge(cast, third, customer)
    assert queries.get_file(cast.agent, twin.pk).pk == third.pk
    with pytest.raises(Conflict):
        merging.undo(merge_id=first.pk, actor=cast.agent, at=NEXT_DAY)
    merging.undo(merge_id=second.pk, actor=cast.agent, at=NEXT_DAY)
    assert queries.get_file(cast.agent, twin.pk).pk == customer.pk
    merging.undo(merge_id=first.pk, actor=cast.agent, at=NEXT_DAY)
    assert queries.get_file(cast.agent, twin.pk).pk == twin.pk


def test_a_merge_is_undone_once(cast, customer, twin):
    merged = merge(cast, customer, twin)
    merging.undo(merge_id=merged.pk, actor=cast.agent, at=NEXT_DAY)
    with pytest.raises(NotFound):
        merging.undo(merge_id=merged.pk, actor=cast.agent, at=NEXT_DAY)


def test_an_alias_is_merged_no_further(cast, customer, twin):
    merge(cast, customer, twin)
    with pytest.raises(Conflict):
        merge(cast, customer, twin)


def test_contradicting_verified_addresses_are_never_merged_automatically(cast, customer, twin):
    verify("wang@example.com", cast)
    verify("xiulan@example.com", cast)
    with pytest.raises(Forbidden):
        merging.merge(kept_id=customer.pk, gone_id=twin.pk, reason="规则", actor=SYSTEM, at=AT)
    with pytest.raises(Invalid, match="verified"):
        merge(cast, customer, twin)
    with pytest.raises(Invalid) as refused:
        merge(cast, customer, twin, despite_contradiction=True)
    assert refused.value.field == "reason"
    merge(cast, customer, twin, despite_contradiction=True, reason="本人来电确认两个邮箱都是她的")


def test_a_person_is_not_merged_with_an_organisation(cast, customer):
    shop = open_file(given={"name": "安心小店", "kind": "organisation"}, brand_id=cast.brand.pk, actor=cast.agent, at=AT)
    with pytest.raises(Invalid):
        merge(cast, customer, shop)


def test_who_may_not_see_both_files_cannot_merge_them(cast, customer, twin):
    with pytest.raises(NotFound):
        merging.merge(kept_id=customer.pk, gone_id=twin.pk, actor=cast.stranger, at=AT)
    assert not Customer.objects.exclude(merged_into=None).exists()


def test_a_tag_both_wear_stays_one_and_comes_apart_again(cast, customer, twin):
    tags.put(customer_ids=[customer.pk, twin.pk], name="老客户", actor=cast.agent, at=AT)
    merged = merge(cast, customer, twin)
    assert [each.tag.name for each in queries.tags_of(customer.pk)] == ["老客户"]
    merging.undo(merge_id=merged.pk, actor=cast.agent, at=NEXT_DAY)
    assert len(queries.tags_of(customer.pk)) == len(queries.tags_of(twin.pk)) == 1


def test_search_follows_the_merge(cast, customer, twin, twin_case):
    merge(cast, customer, twin)
    assert [row.pk for row in queries.found(cast.agent, "xiulan@example.com")] == [customer.pk]
    assert [row.pk for row in find_cases(cast.agent, "wang@example.com")] == [twin_case.pk]


def test_the_pair_is_found_merged_and_found_again_when_parted(cast, customer, twin):
    assert duplicates.compare_all(at=AT) == 1
    pair = DuplicateCandidate.objects.get()
    assert pair.reasons == ["same_phone", "same_name"]
    merged = merge(cast, customer, twin)
    assert not queries.candidates(cast.agent).exists()
    merging.undo(merge_id=merged.pk, actor=cast.agent, at=NEXT_DAY)
    assert queries.candidates(cast.agent).get() == pair


def test_a_pair_that_is_two_people_is_not_asked_about_again(cast, customer, twin):
    duplicates.compare_all(at=AT)
    pair = DuplicateCandidate.objects.get()
    duplicates.dismiss(candidate_id=pair.pk, reason="母女", actor=cast.agent, at=AT)
    duplicates.compare_all(at=NEXT_DAY)
    assert not queries.candidates(cast.agent).exists()
    duplicates.ask_again(candidate_id=pair.pk, actor=cast.agent, at=NEXT_DAY)
    assert queries.candidates(cast.agent).get() == pair


def test_a_new_address_finds_the_pair_by_itself(cast, customer, twin, run_jobs):
    run_jobs()
    assert queries.candidates(cast.agent).get().score == 85


def test_a_pair_that_no_longer_looks_alike_goes(cast, customer, twin, run_jobs):
    duplicates.compare_all(at=AT)
    for point in ContactPoint.objects.filter(customer=twin):
        contacts.remove(point_id=point.pk, actor=cast.agent, at=NEXT_DAY)
    run_jobs()
    assert not DuplicateCandidate.objects.exists()


def test_files_whose_phone_half_a_town_shares_are_not_compared(cast, db):
    for number in range(duplicates.MOST_SHARING + 1):
        one = Customer.objects.create(name=f"店{number}", created_at=AT)
        ContactPoint.objects.create(customer=one, kind="phone", value="+864000000000", shown="400", created_at=AT)
    assert duplicates.compare_all(at=AT) == 0
