"""Customers' phone photos: small JPEGs drawn from a motif, with the tilt, grain and dim corners of a real snapshot."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageFilter

from anxin.demo.pictures import motifs_machines, motifs_surroundings
from anxin.demo.pictures.sheet import Sheet
from anxin.demo.shapes import Photo

SIZE = (720, 960)
QUALITY = 80
MOTIFS: dict[str, Callable[[Sheet], None]] = {
    "display": motifs_machines.display,
    "nameplate": motifs_machines.nameplate,
    "tds": motifs_machines.tds_pen,
    "outdoor": motifs_machines.outdoor_unit,
    "indoor_drip": motifs_machines.dripping_unit,
    "remote": motifs_machines.remote,
    "fridge_ice": motifs_machines.iced_fridge,
    "fridge_gap": motifs_machines.uneven_doors,
    "tv_line": motifs_machines.screen_with_line,
    "tv_crack": motifs_machines.cracked_screen,
    "robot_floor": motifs_machines.robot_on_floor,
    "robot_belly": motifs_machines.swollen_robot,
    "pad": motifs_machines.peeling_pad,
    "engraving": motifs_machines.engraved_band,
    "puddle": motifs_surroundings.puddle,
    "pipe": motifs_surroundings.rising_pipe,
    "wall": motifs_surroundings.holes_in_wall,
    "glass": motifs_surroundings.cloudy_glass,
    "sweater": motifs_surroundings.shrunken_sweater,
    "hood_glass": motifs_surroundings.glass_shards,
    "box": motifs_surroundings.crushed_box,
}


def draw_photo(photo: Photo) -> bytes:
    """The JPEG of `photo`, the same for the same seed; raises KeyError for an unknown motif."""
    rng = random.Random(photo.seed)
    sheet = Sheet.blank(SIZE, rng, photo.detail)
    MOTIFS[photo.motif](sheet)
    file = io.BytesIO()
    _as_snapshot(sheet.image, rng).save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()


def _as_snapshot(image: Image.Image, rng: random.Random) -> Image.Image:
    """Held a little askew, slightly soft, grainy, darker in the corners."""
    tilted = image.rotate(rng.uniform(-2.6, 2.6), Image.Resampling.BICUBIC, fillcolor=image.getpixel((4, 4)))
    width, height = tilted.size
    close = tilted.crop((round(width * 0.04), round(height * 0.04), round(width * 0.96), round(height * 0.96)))
    soft = close.resize(SIZE, Image.Resampling.LANCZOS).filter(ImageFilter.GaussianBlur(0.7))
    return ImageChops.multiply(_with_grain(soft, rng), _vignette())


def _with_grain(image: Image.Image, rng: random.Random) -> Image.Image:
    """Coarse grain at half size: fine noise would double the file."""
    half = (SIZE[0] // 2, SIZE[1] // 2)
    noise = Image.frombytes("L", half, rng.randbytes(half[0] * half[1])).resize(SIZE, Image.Resampling.BILINEAR)
    grey = Image.merge("RGB", (noise, noise, noise))
    return Image.blend(image, grey, 0.035)


def _vignette() -> Image.Image:
    glow = Image.radial_gradient("L").resize(SIZE, Image.Resampling.BILINEAR)
    shade = glow.point(lambda value: 255 - max(0, value - 110) // 3)
    return Image.merge("RGB", (shade, shade, shade))
