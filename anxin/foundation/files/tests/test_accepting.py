"""What people send is checked for what it is, and freed of what it should not tell."""

import io

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from anxin.foundation.errors import Invalid
from anxin.foundation.files import kinds, operations, pictures, store
from anxin.foundation.files.models import StoredFile
from tests.cast import AT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def accept(content: bytes, **more):
    return operations.accept(source=io.BytesIO(content), size_bytes=len(content), at=AT, **more)


def photo(format: str = "JPEG", size=(40, 30), exif=None) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "teal").save(buffer, format, **({"exif": exif} if exif else {}))
    return buffer.getvalue()


def test_the_same_content_is_kept_once():
    assert accept(photo()) == accept(photo())
    assert StoredFile.objects.count() == 1


def test_where_a_photo_was_taken_is_removed_and_its_rotation_applied():
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (31.0, 13.0, 49.0)
    exif[0x0112] = 6
    kept = accept(photo(exif=exif))
    with Image.open(store.path_of(kept.sha256)) as picture:
        assert not picture.getexif().get_ifd(0x8825)
        assert picture.size == (30, 40)
    assert (kept.width, kept.height) == (30, 40)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_pictures_of_every_usual_kind_are_taken(format):
    kept = accept(photo(format))
    assert kept.media_type == f"image/{format.lower()}"
    assert kept.is_picture


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00" + b"\0" * 100, "not this one"),
        (b"<!doctype html><script>alert(1)</script>", "not this one"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", "not this one"),
        (b"\xff\xd8\xff\xe0 not really a photo", "cannot be opened"),
    ],
)
def test_what_is_not_what_it_should_be_is_refused_beside_its_field(content, words):
    with pytest.raises(Invalid, match=words) as refused:
        accept(content, field="photos")
    assert refused.value.field == "photos"
    assert not StoredFile.objects.exists()


def test_a_file_over_the_limit_is_refused_by_its_size():
    with pytest.raises(Invalid, match="larger than 20 MB"):
        operations.accept(source=io.BytesIO(photo()), size_bytes=30 * 1024 * 1024, at=AT)
    assert accept(photo(), largest_bytes=10_000)


def test_previews_are_made_small():
    kept = accept(photo(size=(2000, 1000)))
    with Image.open(pictures.preview(kept.sha256, "small")) as picture:
        assert max(picture.size) == 320


@given(st.binary(max_size=200))
def test_no_content_breaks_the_sniffer(content):
    assert "/" in kinds.sniff(io.BytesIO(content))
