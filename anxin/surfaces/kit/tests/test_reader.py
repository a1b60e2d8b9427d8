"""Language, zone and theme: the person's, then the browser's cookie, then what the browser says."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from anxin.surfaces.kit.middleware.reader import language_of, theme_of, zone_of


def request(accept="", user=None, **cookies):
    made = RequestFactory().get("/", headers={"accept-language": accept})
    made.COOKIES.update(cookies)
    made.user = user
    return made


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("zh-CN,zh;q=0.9", "zh-hans"),
        ("zh-TW", "zh-hant"),
        ("zh-HK,en;q=0.5", "zh-hant"),
        ("fr-FR,en-GB;q=0.8", "en"),
        ("fr", "zh-hans"),
        ("", "zh-hans"),
        (";;;,*,\x7f", "zh-hans"),
    ],
)
def test_the_browser_is_understood_and_strangers_get_simplified_chinese(accept, language):
    assert language_of(request(accept)) == language


def test_a_cookie_beats_the_browser_and_the_person_beats_the_cookie():
    assert language_of(request("zh-CN", ax_language="en")) == "en"
    assert language_of(request("en", SimpleNamespace(language="zh-hant"), ax_language="en")) == "zh-hant"
    assert language_of(request("en", ax_language="klingon")) == "en"


def test_the_persons_zone_is_used_and_nonsense_falls_back():
    assert str(zone_of(request(user=SimpleNamespace(zone="Europe/Berlin"), ax_zone="Asia/Tokyo"))) == "Europe/Berlin"
    assert str(zone_of(request(ax_zone="Asia/Tokyo"))) == "Asia/Tokyo"
    assert str(zone_of(request(ax_zone="../../etc/passwd"))) == "Asia/Shanghai"


def test_this_devices_theme_beats_the_persons():
    assert theme_of(request(user=SimpleNamespace(theme="dark"))) == "dark"
    assert theme_of(request(user=SimpleNamespace(theme="dark"), ax_theme="light")) == "light"
    assert theme_of(request(user=SimpleNamespace(theme="system"))) == "auto"
