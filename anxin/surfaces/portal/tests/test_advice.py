"""Safety advice for what customers write."""

import pytest
from django.test import Client
from django.utils import translation

from anxin.surfaces.portal import advice


def test_advice_of_several_dangers_is_one_list_without_repetitions():
    with translation.override("zh-hans"):
        both = advice.for_kinds(["smoke", "gas", "smoke"])
        alone = advice.for_kinds(["gas"])
    assert both is not None and alone is not None
    assert len(both.steps) == len(set(both.steps))
    assert set(alone.steps) <= set(both.steps)


def test_unknown_kinds_and_harmless_words_get_none():
    assert advice.for_kinds(["moonlight"]) is None
    assert advice.for_text("空调不凉") is None


@pytest.mark.django_db
def test_typing_of_danger_brings_advice_with_the_hotline_at_once(cast):
    answer = Client().post("/advice", {"text": "插座冒烟了", "brand": "anran"})
    assert answer.status_code == 200
    assert "400-000-0000" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("posted", [{"text": "不凉"}, {}, {"text": "\0", "brand": "\0"}])
def test_typing_of_anything_else_brings_nothing(cast, posted):
    assert Client().post("/advice", posted).status_code == 204
