"""htmx gets a part of the page, everyone else the whole; after a form both arrive where they should."""

import json

import pytest
from django.contrib.messages.storage.session import SessionStorage
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


def request(**headers):
    made = RequestFactory().get("/kit/", headers=headers)
    made.session = {}
    made._messages = SessionStorage(made)
    made.htmx = HtmxDetails(made)
    return made


@pytest.fixture(autouse=True)
def _pages(tmp_path, settings):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "sample.html").write_text(
        "whole {% partialdef rows inline %}rows{% endpartialdef %} page", encoding="utf-8"
    )
    (settings.TEMPLATES[0]["DIRS"]) = [*settings.TEMPLATES[0]["DIRS"], folder]
    from django.template import engines

    engines._engines.clear()
    engines.__dict__.pop("templates", None)
    yield
    engines._engines.clear()
    engines.__dict__.pop("templates", None)
    settings.TEMPLATES[0]["DIRS"].remove(folder)


def test_a_visit_shows_the_whole_page():
    assert render_page(request(), "sample.html", partial="rows").content == b"whole rows page"


def test_htmx_gets_the_named_part_only():
    assert render_page(request(hx_request="true"), "sample.html", partial="rows").content == b"rows"


def test_going_back_in_history_and_boosted_links_get_the_whole_page():
    for header in ("hx_history_restore_request", "hx_boosted"):
        assert (
            b"whole"
            in render_page(request(hx_request="true", **{header: "true"}), "sample.html", partial="rows").content
        )


def test_caches_are_told_that_htmx_gets_something_else():
    assert "HX-Request" in render_page(request(), "sample.html", partial="rows")["Vary"]


def test_a_form_leads_on_with_303():
    response = see_other(request(), "/desk/")
    assert (response.status_code, response["Location"]) == (303, "/desk/")


def test_htmx_is_led_on_by_its_own_headers():
    assert see_other(request(hx_request="true"), "/desk/")["HX-Redirect"] == "/desk/"
    location = json.loads(see_other(request(hx_request="true"), '/desk/?q="', target="#main")["HX-Location"])
    assert (location["path"], location["target"]) == ('/desk/?q="', "#main")


def test_a_toast_comes_along_with_the_part_and_offers_undo():
    made = request(hx_request="true")
    toast(made, "Sent <now>", undo_url="/undo/7", undo_seconds=10)
    html = render_page(made, "sample.html", partial="rows").content.decode()
    assert (
        "hx-swap-oob" in html
        and "Sent &lt;now&gt;" in html
        and 'action="/undo/7"' in html
        and 'data-undo-seconds="10"' in html
    )


def test_an_unknown_tone_is_a_programmers_mistake():
    with pytest.raises(KeyError):
        toast(request(), "x", tone="purple")
