"""Pictures: position and other hidden data removed, sizes read, previews made, phone formats turned into JPEG."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO

from anxin.foundation.files import store

LARGEST_PIXELS = 80_000_000
_PREVIEW_EDGES = {"small": 320, "large": 1600}


class UnreadablePicture(Exception):
    """The content claims to be a picture and is none, or is far too large to open."""


def clean(source: IO[bytes], media_type: str) -> tuple[IO[bytes], str, int, int]:
    """The picture without EXIF position, comments and thumbnails, upright; HEIC becomes JPEG.

    Returns (content, media type, width, height in pixels). Raises UnreadablePicture.
    """
    from PIL import Image, ImageOps  # slow to load, not needed for most requests

    if media_type in ("image/heic", "image/heif"):
        import pillow_heif

        pillow_heif.register_heif_opener()
    try:
        source.seek(0)
        with Image.open(source) as picture:
            if picture.width * picture.height > LARGEST_PIXELS:
                raise UnreadablePicture("too many pixels")
            if media_type == "image/gif":
                source.seek(0)
                return source, media_type, picture.width, picture.height
            upright = ImageOps.exif_transpose(picture)
            return _saved(upright, "image/jpeg" if media_type.startswith("image/hei") else media_type)
    except UnreadablePicture:
        raise
    except Exception as error:
        raise UnreadablePicture(str(error)) from error


def _saved(picture: object, media_type: str) -> tuple[IO[bytes], str, int, int]:
    from PIL import Image

    assert isinstance(picture, Image.Image)
    output = io.BytesIO()
    profile = picture.info.get("icc_profile")
    if media_type == "image/jpeg":
        picture.convert("RGB").save(output, "JPEG", quality=90, optimize=True, icc_profile=profile)
    elif media_type == "image/png":
        picture.info.clear()
        picture.save(output, "PNG", icc_profile=profile)
    else:
        picture.save(output, "WEBP", quality=90, icc_profile=profile)
    output.seek(0)
    return output, media_type, picture.width, picture.height


def preview(sha256: str, size: str) -> Path:
    """Path of the `size` ("small", "large") WebP preview of a kept picture, made on first request."""
    target = store.folder() / "previews" / sha256[:2] / f"{sha256}-{size}.webp"
    if not target.exists():
        from PIL import Image

        target.parent.mkdir(parents=True, exist_ok=True)
        with Image.open(store.path_of(sha256)) as picture:
            edge = _PREVIEW_EDGES[size]
            picture.thumbnail((edge, edge))
            made = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
            unfinished = target.with_suffix(f".{id(made)}")
            made.save(unfinished, "WEBP", quality=80)
        unfinished.replace(target)
    return target
