"""Fixtures for the tests of customers' pages: every test begins with fresh limits."""

import io
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def photo() -> Callable[..., SimpleUploadedFile]:
    """Makes a JPEG upload; `gps=True` puts a position into it."""

    def make(name: str = "photo.jpg", colour: Any = "red", gps: bool = False) -> SimpleUploadedFile:
        exif = Image.Exif()
        if gps:
            exif.get_ifd(0x8825).update({1: "N", 2: (31.0, 13.0, 43.0), 3: "E", 4: (121.0, 28.0, 29.0)})
        output = io.BytesIO()
        Image.new("RGB", (64, 48), colour).save(output, "JPEG", exif=exif)
        return SimpleUploadedFile(name, output.getvalue(), "image/jpeg")

    return make


@pytest.fixture
def filled(cast: Any) -> Callable[..., dict[str, str]]:
    """Makes a well filled form; any field may be given."""

    def make(**more: str) -> dict[str, str]:
        good = {
            "line": "ac",
            "model": str(cast.model.pk),
            "about": "repair",
            "text": "空调开了半小时还是不凉，外机也不转。",
            "phone": "138 0000-1234",
            "email": "wang@example.com",
            "name": "王秀兰",
            "consent": "on",
            "client_key": "k" * 26,
        }
        return {**good, **more}

    return make


@pytest.fixture
def path_of() -> Callable[[Any], str]:
    """The path of a redirect."""
    return lambda response: urlsplit(response.headers["Location"]).path
