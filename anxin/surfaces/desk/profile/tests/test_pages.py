"""One's own profile: each preference changes what the screens do."""

from __future__ import annotations

from django.urls import reverse

PROFILE = {"name": "林小满", "language": "en", "zone": "Europe/Berlin", "theme": "dark"}


def test_language_zone_and_look_are_honoured_after_saving(client, cast):
    client.force_login(cast.agent_staff)
    before = client.get(reverse("profile:security")).content.decode()
    assert 'lang="zh-Hans"' in before and 'data-bs-theme="light"' in before
    assert client.post(reverse("profile:index"), PROFILE).status_code == 303
    page = client.get(reverse("profile:security"))
    assert 'lang="en"' in page.content.decode() and 'data-bs-theme="dark"' in page.content.decode()
    assert page.wsgi_request.user.zone == "Europe/Berlin"


def test_nobody_has_no_name(client, cast):
    client.force_login(cast.agent_staff)
    assert client.post(reverse("profile:index"), {**PROFILE, "name": " "}).status_code == 422
