"""Files: who sees them, how they are found, what is kept of wishes, consents and advice."""

from datetime import date, time

import pytest

from anxin.domain.customers import policies, queries
from anxin.domain.customers.models import Consent, ContactPoint, Customer
from anxin.domain.customers.operations import (
    addresses,
    blocks,
    consent,
    contacts,
    memberships,
    opening,
    preferences,
    presale,
    tags,
)
from anxin.domain.customers.operations.files import edit, identify, open_file
from anxin.domain.customers.types import Filter, NewAddress
from anxin.foundation.actors import SYSTEM
from anxin.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from tests.cast import AT, receive_case


@pytest.fixture
def known(cast, customer):
    """A customer of the agent's brand, with an address."""
    receive_case(cast, customer)
    given = NewAddress(province="浙江省", city="杭州市", district="西湖区", street="文三路18号3幢502室")
    addresses.add(customer_id=customer.pk, given=given, actor=cast.agent, at=AT)
    return customer


def organisation(cast, name="安心小店"):
    return open_file(given={"name": name, "kind": "organisation"}, brand_id=cast.brand.pk, actor=cast.agent, at=AT)


def test_who_writes_to_a_brand_is_seen_by_its_staff_and_by_no_other(cast, known):
    assert queries.get_file(cast.agent, known.pk) == known
    assert queries.get_file(cast.supervisor, known.pk) == known
    with pytest.raises(NotFound):
        queries.get_file(cast.stranger, known.pk)
    assert not queries.listed(cast.stranger, Filter()).exists()
    assert queries.found(cast.stranger, "13800001234") == []


def test_who_turns_to_a_second_brand_is_seen_by_both(cast, known):
    receive_case(cast, known, brand_id=cast.other_brand.pk, model_id=None)
    assert queries.get_file(cast.stranger, known.pk) == known
    assert queries.found(cast.stranger, "王秀兰") == [known]


@pytest.mark.parametrize(
    "words",
    [
        "13800001234",
        "138 0000 1234",
        "+86 138-0000-1234",
        "0086 13800001234",
        "1234",
        "00001234",
        "000012",
        "王秀兰",
        "秀兰",
        "王秀蘭",
        "wangxiulan",
        "wang xiulan",
        "wxl",
        "wang@example.com",
        "文三路18号",
        "杭州 文三路",
    ],
)
def test_a_customer_is_found_by_any_spelling(cast, known, words):
    assert queries.found(cast.agent, words) == [known]


def test_what_is_typed_while_typing_finds_as_well(cast, known):
    assert queries.found(cast.agent, "wangxiu", is_typing=True) == [known]


def test_an_address_somebody_has_already_opens_no_second_file(cast, known):
    points = [("phone", "+86 138 0000 1234")]
    with pytest.raises(Conflict) as refused:
        opening.open_reachable(given={"name": "王"}, brand_id=cast.brand.pk, points=points, actor=cast.agent, at=AT)
    assert refused.value.field == "phone"
    assert Customer.objects.count() == 1


def test_a_file_is_opened_for_a_brand_of_ones_own(cast):
    with pytest.raises(Invalid):
        open_file(given={"name": "李梅"}, brand_id=cast.other_brand.pk, actor=cast.agent, at=AT)
    assert open_file(given={"name": "李梅"}, brand_id=None, actor=cast.supervisor, at=AT).name == "李梅"


def test_an_unknown_tier_and_an_empty_name_are_refused_beside_their_field(cast, known):
    for given, field in (({"tier": "gold"}, "tier"), ({"name": "  "}, "name"), ({"kind": "cat"}, "kind")):
        with pytest.raises(Invalid) as refused:
            edit(customer_id=known.pk, given=given, actor=cast.agent, at=AT)
        assert refused.value.field == field


def test_a_list_is_narrowed_by_tier_and_tag(cast, known):
    organisation(cast)
    edit(customer_id=known.pk, given={"tier": "vip"}, actor=cast.agent, at=AT)
    tags.put(customer_ids=[known.pk], name="老客户", actor=cast.agent, at=AT)
    tag = queries.tags().get()
    assert list(queries.listed(cast.agent, Filter(tiers=("vip",)))) == [known]
    assert list(queries.listed(cast.agent, Filter(tag_ids=(tag.pk,)))) == [known]
    assert list(queries.listed(cast.agent, Filter(tiers=("vip",), kinds=("organisation",)))) == []


def test_a_tag_reaches_only_files_one_may_change(cast, known):
    assert tags.put(customer_ids=[known.pk], name="老客户", actor=cast.stranger, at=AT) == 0


def test_the_first_of_a_kind_is_used_first_until_another_is_preferred_or_it_is_removed(cast, known):
    second = contacts.add(customer_id=known.pk, kind="phone", value="13900005678", actor=cast.agent, at=AT)
    assert queries.find_address(known.pk, "phone").value == "+8613800001234"
    contacts.prefer(point_id=second.pk, actor=cast.agent, at=AT)
    assert queries.find_address(known.pk, "phone") == second
    contacts.remove(point_id=second.pk, actor=cast.agent, at=AT)
    assert queries.find_address(known.pk, "phone").is_primary


def test_a_bounce_is_noted_on_every_file_with_that_address(cast, known):
    contacts.note_bounce(kind="email", value="wang@example.com", why="550 no such user", actor=SYSTEM, at=AT)
    point = ContactPoint.objects.get(kind="email")
    assert (point.health, point.health_since, point.health_why) == ("bounced", AT, "550 no such user")


def test_any_known_kind_of_contact_may_be_added_and_no_other(cast, known):
    assert (
        contacts.add(customer_id=known.pk, kind="wechat", value=" WXL_1968 ", actor=cast.agent, at=AT).value
        == "wxl_1968"
    )
    with pytest.raises(Invalid):
        contacts.add(customer_id=known.pk, kind="pigeon", value="coo", actor=cast.agent, at=AT)


def test_an_address_knows_its_division(cast, known):
    [address] = queries.addresses(known.pk)
    assert address.division_code == "330106"
    assert address.one_line == "浙江省杭州市西湖区文三路18号3幢502室"
    capital = NewAddress(province="北京市", city="北京市", district="朝阳区", street="建国路88号")
    row = addresses.add(customer_id=known.pk, given=capital, actor=cast.agent, at=AT)
    assert row.one_line == "北京市朝阳区建国路88号"


def test_wishes_are_checked_and_kept(cast, known):
    wish = {"customer_id": known.pk, "actor": cast.agent, "at": AT}
    with pytest.raises(Invalid) as refused:
        preferences.prefer(**wish, from_time=time(9))
    assert refused.value.field == "until_time"
    preferences.prefer(**wish, channel="wechat", from_time=time(9), until_time=time(18), unwanted_topics=["offers"])
    assert queries.find_preference(known.pk).unwanted_topics == ["offers"]


def test_a_consent_holds_until_it_is_withdrawn_and_stays_as_proof(cast, known):
    by = {"actor": cast.agent, "at": AT}
    given = consent.give(customer_id=known.pk, purpose="marketing", channel="email", source="call", **by)
    assert queries.has_consent(known.pk, "marketing", channel="email", brand_id=cast.brand.pk)
    assert not queries.has_consent(known.pk, "marketing", channel="phone")
    with pytest.raises(Conflict):
        consent.give(customer_id=known.pk, purpose="marketing", channel="email", source="call", **by)
    consent.withdraw(consent_id=given.pk, source="mail", **by)
    assert not queries.has_consent(known.pk, "marketing", channel="email")
    assert Consent.objects.get().withdrawn_source == "mail"


def test_the_privacy_notice_agreed_to_twice_is_one_consent(cast, known):
    for _time in range(2):
        consent.accept_notice(customer_id=known.pk, brand_id=cast.brand.pk, actor=SYSTEM, at=AT)
    assert [row.purpose for row in queries.consents(known.pk)] == ["notice"]


def test_mistaken_advice_is_counted_with_its_reason(cast, known):
    by = {"actor": cast.agent, "at": AT}
    note = presale.note(customer_id=known.pk, text="1.5 匹够 35 平方米", told_date=date(2026, 3, 1), **by)
    with pytest.raises(Invalid):
        presale.judge(note_id=note.pk, verdict="mistake", why=" ", **by)
    presale.judge(note_id=note.pk, verdict="mistake", why="应选 2 匹", **by)
    within = {"from_date": date(2026, 3, 1), "to_date": date(2026, 3, 31)}
    assert queries.mistakes(cast.agent, **within).get() == note
    assert not queries.mistakes(cast.stranger, **within).exists()


def test_a_person_has_a_role_in_an_organisation_and_not_the_other_way_round(cast, known):
    shop = organisation(cast)
    by = {"role": "采购", "actor": cast.agent, "at": AT}
    memberships.add(organisation_id=shop.pk, person_id=known.pk, **by)
    assert [row.person for row in queries.members(shop.pk)] == [known]
    with pytest.raises(Conflict):
        memberships.add(organisation_id=shop.pk, person_id=known.pk, **by)
    with pytest.raises(Invalid):
        memberships.add(organisation_id=known.pk, person_id=shop.pk, **by)


def test_a_blocked_sender_is_kept_out_of_its_brand_until_let_in(cast):
    by = {"actor": cast.agent, "at": AT}
    row = blocks.block(kind="email", value="Spam@Example.net", brand_id=cast.brand.pk, reason="广告", **by)
    assert queries.find_block("email", "spam@example.net", cast.brand.pk) == row
    assert queries.find_block("email", "spam@example.net", cast.other_brand.pk) is None
    with pytest.raises(Conflict):
        blocks.block(kind="email", value="spam@example.net", brand_id=cast.brand.pk, reason="广告", **by)
    blocks.lift(block_id=row.pk, **by)
    assert queries.find_block("email", "spam@example.net", cast.brand.pk) is None


def test_a_blocked_mail_domain_keeps_out_its_subdomains_and_no_lookalike(cast):
    blocks.block(kind="domain", value="@bad.example", brand_id=None, reason="诈骗", actor=cast.supervisor, at=AT)
    assert queries.find_block("email", "a@news.bad.example", cast.brand.pk)
    assert not queries.find_block("email", "a@notbad.example", cast.brand.pk)


def test_who_is_limited_to_a_brand_blocks_for_that_brand_only(cast):
    with pytest.raises(Forbidden):
        blocks.block(kind="email", value="a@bad.example", brand_id=None, reason="广告", actor=cast.agent, at=AT)


def test_identifying_tells_the_oldest_file_and_adds_what_is_missing(cast, known):
    found = identify(phone="13800001234", email="new@example.com", language="en", actor=SYSTEM, at=AT)
    assert found == known
    assert queries.found(cast.agent, "new@example.com") == [known]


def test_a_right_over_one_brand_is_a_right_over_its_customers(cast, known):
    assert policies.has(cast.agent, policies.MERGE, known)
    assert not policies.has(cast.stranger, policies.MERGE, known)
