"""Scopes mean the same in the database as in memory: AND across the dimensions of a grant, OR across grants."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from anxin.domain.accounts import policies
from anxin.domain.accounts.models import Outlet, Region, Team
from anxin.domain.accounts.rules.granting import may_give
from anxin.foundation.actors import SYSTEM, Actor, Grant

IDS = st.frozensets(st.integers(1, 3), min_size=1, max_size=2)
RIGHTS = st.frozensets(st.sampled_from(["settings.staff", "settings.organisation", "cases.view"]))


def grants(*dimensions: str) -> st.SearchStrategy[tuple[Grant, ...]]:
    scopes = st.dictionaries(st.sampled_from(dimensions), IDS, max_size=len(dimensions))
    return st.lists(st.builds(Grant, permissions=RIGHTS, scopes=scopes), max_size=3).map(tuple)


@pytest.fixture
def places(db):
    """Teams and outlets in every combination; brands are known by id only."""
    from anxin.domain.accounts.models import Brand

    brands = [Brand.objects.create(pk=pk, code=f"b{pk}") for pk in (1, 2, 3)]
    regions = [Region.objects.create(pk=pk, code=f"r{pk}") for pk in (1, 2, 3)]
    for pk, brand in enumerate([*brands, None], 1):
        Team.objects.create(pk=pk, code=f"t{pk}", brand=brand)
    for pk in (1, 2, 3):
        Outlet.objects.create(pk=pk, code=f"o{pk}", region=regions[pk % 3])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=grants("brand", "team"))
@example(held=())
def test_the_rows_a_person_sees_are_exactly_those_it_may_touch(places, held):
    actor = Actor(kind="staff", id=1, grants=held)
    columns = {"brand": "brand_id", "team": "id"}
    seen = set(policies.within(Team.objects.all(), actor, "cases.view", columns))
    assert seen == {team for team in Team.objects.all() if actor.can("cases.view", policies.where_of(team))}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=grants("brand", "region", "outlet", "team"))
def test_a_limit_the_rows_do_not_have_covers_none_of_them(places, held):
    actor = Actor(kind="staff", id=1, grants=held)
    columns = {"outlet": "id", "region": "region_id"}
    seen = set(policies.within(Outlet.objects.all(), actor, "cases.view", columns))
    assert seen == {outlet for outlet in Outlet.objects.all() if actor.can("cases.view", policies.where_of(outlet))}


def test_the_system_sees_everything(places):
    assert policies.within(Team.objects.all(), SYSTEM, "cases.view", {}).count() == 4


@given(held=grants("brand", "team"), given_away=RIGHTS, scopes=st.dictionaries(st.sampled_from(["brand", "team"]), IDS))
def test_nobody_can_give_what_would_let_another_do_more_than_oneself(held, given_away, scopes):
    giver = Actor(kind="staff", grants=held)
    if giver.can("settings.staff", {}) or not may_give(held, given_away, scopes):
        return
    other = Grant(permissions=given_away, scopes=scopes)
    for brand in (1, 2, 3, None):
        for team in (1, 2, 3, None):
            where = {"brand": brand, "team": team}
            assert all(giver.can(right, where) for right in given_away if other.covers(where))


def test_who_manages_everywhere_may_give_anything():
    assert may_give([Grant(frozenset({"settings.staff"}))], ["settings.system"], {})
    assert not may_give([Grant(frozenset({"cases.view"}))], ["cases.view"], {"brand": [1]})
