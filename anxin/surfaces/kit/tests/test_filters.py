"""Filters live in the URL, one chip each, and junk is ignored."""

from django.test import RequestFactory

from anxin.surfaces.kit.filters import Filter, FilterState

STATE = Filter("state", "State", [("new", "New"), ("open", "Open")])


def state(query):
    return FilterState(RequestFactory().get(f"/desk/?{query}"), [STATE])


def test_several_values_of_one_filter_are_kept_in_their_order_once():
    assert state("state=open&state=new&state=open")["state"] == ["open", "new"]


def test_values_nobody_offered_are_ignored():
    assert state("state=deleted&state=")["state"] == []


def test_a_chip_removes_only_itself_and_leaves_search_alone():
    chips = state("q=ice&state=open&state=new&cursor=abc").chips()
    assert [(chip.value_label, chip.remove_url) for chip in chips] == [
        ("Open", "?q=ice&state=new"),
        ("New", "?q=ice&state=open"),
    ]


def test_a_choice_turns_itself_on_and_off():
    on, off = {choice.value: choice for choice in state("state=new").choices("state")}.values()
    assert (on.is_on, on.url) == (True, "?")
    assert (off.is_on, off.url) == (False, "?state=new&state=open")


def test_clearing_keeps_what_is_no_filter():
    assert state("q=ice&state=new&sort=old&cursor=x").clear_url() == "?q=ice&sort=old"
