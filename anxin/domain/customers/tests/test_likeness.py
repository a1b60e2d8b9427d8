"""Why two files look alike."""

from anxin.domain.customers.rules.contacts import mailbox_key, masked_address
from anxin.domain.customers.rules.likeness import Face, compare, keys


def face(id=1, name="王秀兰", kind="person", **more):
    return Face(id=id, kind=kind, name=name, **{key: frozenset(value) for key, value in more.items()})


def test_the_same_phone_is_enough_and_says_so():
    verdict = compare(face(phones=["+8613800001234"]), face(2, "王秀蘭", phones=["+8613800001234"]))
    assert verdict.is_enough
    assert verdict.reasons == ("same_phone", "same_name")


def test_a_dot_or_a_tag_in_a_gmail_address_does_not_make_two_people():
    one, other = face(mails=["wang.xl@gmail.com"]), face(2, mails=["wangxl+shop@googlemail.com"])
    assert keys(one) & keys(other)
    assert "same_mailbox" in compare(one, other).reasons


def test_a_dot_elsewhere_makes_two_people():
    assert mailbox_key("a.b@example.com") != mailbox_key("ab@example.com")


def test_the_same_name_alone_is_not_enough_and_not_even_compared():
    one, other = face(phones=["+8613800001234"]), face(2, phones=["+8613900005678"])
    assert not compare(one, other).is_enough
    assert not keys(one) & keys(other)


def test_the_same_name_and_the_last_digits_of_a_phone_are_worth_a_look():
    one, other = face(phones=["+8613800001234"]), face(2, phones=["+8613900001234"])
    assert keys(one) & keys(other)
    assert compare(one, other).reasons == ("same_name", "same_phone_tail")
    assert compare(one, other).is_enough


def test_a_family_at_one_address_is_not_one_person():
    home = [("330106", "文三路18号3幢502室")]
    assert not compare(face(addresses=home), face(2, "李小明", addresses=home)).is_enough
    assert compare(face(addresses=home), face(2, addresses=[("330106", "文三路 18 号 3 栋 502 室")])).is_enough


def test_different_verified_addresses_of_one_kind_contradict_each_other():
    mine, hers = [("phone", "+8613800001234")], [("phone", "+8613900005678")]
    assert compare(face(verified=mine), face(2, verified=hers)).is_contradicted
    assert not compare(face(verified=mine), face(2, verified=[*hers, *mine])).is_contradicted
    assert not compare(face(verified=mine), face(2, verified=[("email", "a@example.com")])).is_contradicted


def test_a_person_and_an_organisation_share_no_key():
    assert not keys(face(phones=["+8613800001234"])) & keys(face(2, kind="organisation", phones=["+8613800001234"]))


def test_a_masked_address_shows_the_street_and_no_number():
    assert masked_address("文三路18号3幢502室") == "文三路***"
    assert masked_address("幸福小区") == "幸福***"
