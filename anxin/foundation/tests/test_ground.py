"""Codes, grants and sealed values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anxin.foundation import ids
from anxin.foundation.actors import SYSTEM, Actor, Grant
from anxin.foundation.secrets import seal, unseal


@given(st.integers(4, 30))
def test_a_code_read_aloud_and_typed_in_lower_case_is_the_same_code(length):
    code = ids.new_code(length)
    assert ids.read_code(ids.show_code(code).lower()) == code


def test_letters_that_look_like_digits_are_read_as_them():
    assert ids.read_code(" o1l-iu ") == "0111V"


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_signature_fits_its_value_only(value, other):
    signature = ids.sign(value, key="k", purpose="p")
    assert ids.is_signed(value, signature, key="k", purpose="p")
    assert ids.is_signed(other, signature, key="k", purpose="p") == (other == value)
    assert not ids.is_signed(value, signature, key="another", purpose="p")
    assert not ids.is_signed(value, signature, key="k", purpose="q")


DIMENSIONS = ("brand", "region", "outlet", "team")
scopes = st.dictionaries(st.sampled_from(DIMENSIONS), st.frozensets(st.integers(1, 3), max_size=2), max_size=3)
places = st.fixed_dictionaries({d: st.none() | st.integers(1, 3) for d in DIMENSIONS})


@given(scopes, places)
def test_scopes_hold_in_every_named_dimension_at_once(given_scopes, place):
    covers = Grant(frozenset({"p"}), given_scopes).covers(place)
    assert covers == all(place[d] in ids for d, ids in given_scopes.items())


@given(st.lists(scopes, max_size=3), places)
def test_one_covering_grant_among_several_is_enough(several, place):
    grants = tuple(Grant(frozenset({"p"}), one) for one in several)
    actor = Actor("staff", 1, "", grants)
    assert actor.can("p", place) == any(grant.covers(place) for grant in grants)
    assert not actor.can("q", place)


def test_the_system_may_everything_and_nobody_nothing():
    assert SYSTEM.can("p", {"brand": 1})
    assert not Actor("customer").can("p")


def test_a_sealed_value_opens_with_the_installations_key_only(settings):
    settings.SECRET_KEY = "one"
    sealed = seal("geheim")
    assert "geheim" not in sealed
    assert unseal(sealed) == "geheim"
    settings.SECRET_KEY = "two"
    with pytest.raises(ValueError, match="another key"):
        unseal(sealed)
