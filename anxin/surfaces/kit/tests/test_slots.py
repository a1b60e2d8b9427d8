"""Slots show their guests in order and survive the one that fails."""

import pytest
from django.http import HttpRequest

from anxin.surfaces.kit import slots
from anxin.surfaces.kit.slots import Panel


@pytest.fixture(autouse=True)
def _empty_house(monkeypatch):
    monkeypatch.setattr(slots, "_guests", {})


def first(request, subject):
    return Panel("kit/form_errors.html", title=f"first {subject}")


def second(request, subject):
    return Panel("kit/form_errors.html", title="second")


def absent(request, subject):
    return None


def broken(request, subject):
    raise RuntimeError("the database has a cold")


def test_guests_appear_in_their_order_with_the_subject():
    slots.register("case.right", order=20)(second)
    slots.register("case.right", order=10)(first)
    assert [shown["panel"].title for shown in slots.render("case.right", HttpRequest(), 7)] == ["first 7", "second"]


def test_a_guest_with_nothing_to_say_takes_no_place():
    slots.register("case.right")(absent)
    assert slots.render("case.right", HttpRequest()) == []


def test_a_failing_guest_is_shown_as_failed_and_the_others_stand():
    slots.register("case.right", order=1)(broken)
    slots.register("case.right", order=2)(second)
    assert [shown["panel"] is None for shown in slots.render("case.right", HttpRequest())] == [True, False]


def test_registering_twice_shows_a_guest_once():
    slots.register("case.right")(first)
    slots.register("case.right")(first)
    assert len(slots.render("case.right", HttpRequest())) == 1
