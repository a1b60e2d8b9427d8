"""The shells themselves: complete pages in the reader's language, without anything the content policy refuses."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from anxin.surfaces.kit import errors, navigation
from anxin.surfaces.kit.navigation import Entry


@pytest.mark.django_db
@pytest.mark.parametrize("status", [400, 403, 404, 413, 429, 500])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_error_page_is_whole_and_keeps_to_the_content_policy(status, language):
    request = RequestFactory().get("/")
    with translation.override(language):
        html = errors.page(request, status).content.decode()
    assert "<h1>" in html and "</html>" in html
    assert not re.search(r"<c-|\{%|\{\{| style=|<script>| on\w+=", html)


@pytest.mark.django_db
def test_an_error_page_says_what_the_operation_said_instead_of_its_general_words():
    html = errors.page(RequestFactory().get("/"), 409, "A colleague was faster.").content.decode()
    assert "A colleague was faster." in html


def test_navigation_shows_what_the_reader_may_use_and_marks_where_she_is(monkeypatch, rf):
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "reverse", {"a": "/desk/", "b": "/desk/cases/", "c": "/secret/"}.__getitem__)
    navigation.register(Entry("cases", "Cases", "ticket", "b", order=2))
    navigation.register(Entry("home", "Home", "home", "a", order=1))
    navigation.register(Entry("secret", "Secret", "lock", "c", permission="secret.view", group="More"))
    [(_heading, links)] = navigation.links(rf.get("/desk/cases/12"))
    assert [(link.entry.key, link.is_current) for link in links] == [("home", False), ("cases", True)]


@pytest.mark.django_db
def test_a_component_escapes_what_people_typed():
    html = render_to_string("cotton/state.html", {"label": "<script>alert(1)</script>"})
    assert "<script>" not in html
