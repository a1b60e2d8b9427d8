"""The demo goes only when somebody with the right types the word."""

from __future__ import annotations

import pytest
from django.urls import reverse

from anxin.demo import removal
from anxin.demo.loading import load
from anxin.foundation import clock

pytestmark = pytest.mark.django_db
URL = "/desk/demo-data/"


@pytest.fixture
def book(db):
    return load(at=clock.now(), customers=60, cases=20)


def test_the_word_in_the_readers_language_starts_the_removal_and_its_progress_is_shown(book, client, run_jobs):
    client.force_login(book.staff["admin_mei"])
    assert "清除" in client.get(URL).content.decode()
    response = client.post(URL, {"word": " 清除 "})
    assert (response.status_code, response.headers["Location"]) == (303, URL)
    page = client.get(URL).content.decode()
    assert "<progress" in page and "http-equiv" in page
    run_jobs()
    assert removal.present() is None


@pytest.mark.parametrize("word", ["", "remove everything", "清 除"])
def test_any_other_word_removes_nothing(book, client, word):
    client.force_login(book.staff["admin_mei"])
    assert client.post(URL, {"word": word}).status_code == 422
    assert removal.present().removing_since is None


def test_asked_twice_it_is_done_once(book, client, run_jobs):
    client.force_login(book.staff["admin_mei"])
    for _time in range(2):
        assert client.post(URL, {"word": "清除"}).status_code == 303
    assert run_jobs() >= 1


def test_without_demo_data_the_page_says_so(cast, client):
    client.force_login(cast.administrator_staff)
    cast_page = client.get(reverse("demo_data:index"))
    assert cast_page.status_code == 200 and '<form method="post" class="mt-3"' not in cast_page.content.decode()


def test_who_has_no_right_to_it_finds_no_page(book, client):
    client.force_login(book.staff["agent_he"])
    assert client.get(URL).status_code == 404
    assert client.post(URL, {"word": "清除"}).status_code == 404
