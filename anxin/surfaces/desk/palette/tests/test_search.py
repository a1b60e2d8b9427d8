"""Search and Ctrl-K find what the reader may see, and offer what the reader may do."""

import pytest

from anxin.domain.cases.operations import answering
from tests.cast import AT, receive_case


def found(client, words):
    return client.get("/desk/search", {"q": words}).content.decode()


@pytest.mark.parametrize("words", ["外机也不转", "王秀兰", "13800001234", "1234", "KFR-35GW/AR1"])
def test_a_case_is_found_by_words_name_phone_and_model(cast, case, run_jobs, client_of, words):
    run_jobs()
    assert f'id="found-{case.number}"' in found(client_of(cast.agent_staff), words)


def test_a_case_is_found_by_number_and_code_even_before_it_is_indexed(cast, case, client_of):
    client = client_of(cast.agent_staff)
    assert f'id="found-{case.number}"' in found(client, f"#{case.number}")
    assert f'id="found-{case.number}"' in found(client, case.code.lower())


def test_what_was_noted_later_is_found_and_marked(cast, case, run_jobs, client_of):
    answering.note(case_id=case.pk, text="备件在杭州网点", actor=cast.agent, at=AT)
    run_jobs()
    assert "<mark>杭州</mark>" in found(client_of(cast.agent_staff), "杭州")


def test_another_brands_agent_finds_nothing(cast, case, run_jobs, client_of):
    run_jobs()
    for words in ("外机也不转", str(case.number), case.code):
        assert f'id="found-{case.number}"' not in found(client_of(cast.stranger_staff), words)


def test_markup_of_a_customer_is_shown_as_text(cast, customer, run_jobs, client_of):
    receive_case(cast, customer, text="<script>alert(1)</script> 打印机坏了")
    run_jobs()
    page = found(client_of(cast.agent_staff), "打印机")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_palette_offers_actions_of_the_open_case_to_who_may_do_them(cast, case, client_of):
    asked = {"q": "", "from": f"/desk/cases/{case.number}"}
    page = client_of(cast.agent_staff).get("/desk/palette", asked, headers={"HX-Request": "true"}).content.decode()
    assert "Mark as solved" in page
    assert "Give to somebody" not in page
    page = client_of(cast.supervisor_staff).get("/desk/palette", asked, headers={"HX-Request": "true"}).content.decode()
    assert "Give to somebody" in page
    page = client_of(cast.stranger_staff).get("/desk/palette", asked, headers={"HX-Request": "true"}).content.decode()
    assert "Mark as solved" not in page


def test_the_palette_finds_pages_by_name(cast, client_of):
    page = client_of(cast.agent_staff).get("/desk/palette", {"q": "case"}, headers={"HX-Request": "true"})
    assert 'href="/desk/cases/"' in page.content.decode()
