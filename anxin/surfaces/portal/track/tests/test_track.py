"""Finding a case again."""

import pytest
from django.test import Client

from anxin.domain.cases import queries
from anxin.surfaces.portal.track.views import PER_CODE

pytestmark = pytest.mark.django_db


def find(code, proof):
    return Client().post("/track", {"code": code, "proof": proof})


@pytest.mark.parametrize("proof", ["1234", " 1234 ", "13800001234", "+86 138 0000 1234", "Wang@Example.com"])
def test_the_code_with_something_only_she_knows_leads_to_her_page(case, proof, path_of):
    spoken = f"{case.code[:5].lower()}-{case.code[5:]}"
    assert path_of(find(spoken, proof)) == queries.link_path(case)


@pytest.mark.parametrize("proof", ["4321", "234", "", "wang", "@", "\0", "x" * 500, "138"])
def test_a_right_code_alone_shows_nothing(case, proof):
    assert find(case.code, proof).status_code == 422


def test_a_wrong_code_and_a_wrong_proof_get_the_same_answer(case):
    wrong_code, wrong_proof = find("0000000000", "1234"), find(case.code, "9999")
    texts = [list(answer.context["form"].non_field_errors()) for answer in (wrong_code, wrong_proof)]
    assert texts[0] == texts[1] != []


def test_one_code_cannot_be_tried_all_day(case):
    for _try in range(PER_CODE.count):
        find(case.code, "9999")
    assert find(case.code.lower(), "1234").status_code == 429


def test_the_code_from_the_home_page_is_filled_in(cast):
    shown = Client().get("/b/anran/track?code=7K3MQ-9XTRA%00").content.decode()
    assert 'value="7K3MQ-9XTRA"' in shown


def test_whoever_finds_nothing_can_call(cast):
    assert 'href="tel:400-000-0000"' in find("0000000000", "1234").content.decode()
