"""The sheet a phone photo is drawn on: a Pillow image with a few shapes that photos need."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter, ImageFont

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]


@dataclass
class Sheet:
    """An image being drawn, the dice for its small accidents, and the detail it should show."""

    image: Image.Image
    rng: random.Random
    detail: str

    @classmethod
    def blank(cls, size: tuple[int, int], rng: random.Random, detail: str) -> Sheet:
        """An empty grey sheet."""
        return cls(Image.new("RGB", size, (128, 128, 128)), rng, detail)

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        """Pillow's drawing tool for the present image."""
        return ImageDraw.Draw(self.image)

    def fade(self, top: Colour, bottom: Colour, box: tuple[int, int, int, int] | None = None) -> None:
        """Fill `box`, or all, from one colour above to another below."""
        left, upper, right, lower = box or (0, 0, *self.image.size)
        mask = Image.linear_gradient("L").resize((right - left, lower - upper))
        above = Image.new("RGB", mask.size, top)
        self.image.paste(Image.composite(Image.new("RGB", mask.size, bottom), above, mask), (left, upper))

    def block(self, box: Box, fill: Colour, radius: int = 0, outline: Colour | None = None, width: int = 3) -> None:
        """A rounded rectangle."""
        self.pen.rounded_rectangle(box, radius, fill=fill, outline=outline, width=width)

    def shadow(self, box: Box, blur: int = 24, strength: int = 90) -> None:
        """A soft dark patch, as below an object."""
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).ellipse(box, fill=strength)
        self.image.paste((10, 14, 18), (0, 0), mask.filter(ImageFilter.GaussianBlur(blur)))

    def blob(self, box: Box, fill: Colour, strength: int = 150, blur: int = 3, points: int = 22) -> None:
        """An irregular, half-transparent patch: water, ice, smoke."""
        left, top, right, bottom = box
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).polygon(_outline(self.rng, left, top, right, bottom, points), fill=strength)
        self.image.paste(fill, (0, 0), mask.filter(ImageFilter.GaussianBlur(blur)))

    def write(self, at: tuple[float, float], text: str, fill: Colour, size: int, anchor: str = "mm") -> None:
        """Latin text in the font that Pillow brings along, so that every machine draws the same."""
        self.pen.text(at, text, fill=fill, font=ImageFont.load_default(size), anchor=anchor)

    def tiles(self, colour: Colour, joint: Colour, size: int, top: int = 0) -> None:
        """A tiled floor or wall from `top` down."""
        width, height = self.image.size
        self.pen.rectangle((0, top, width, height), fill=colour)
        for x in range(-size // 2, width + size, size):
            self.pen.line((x, top, x, height), fill=joint, width=4)
        for y in range(top, height + size, size):
            self.pen.line((0, y, width, y), fill=joint, width=4)


def _outline(
    rng: random.Random, left: float, top: float, right: float, bottom: float, points: int
) -> list[tuple[float, float]]:
    """Points around an ellipse, each a little off."""
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    around = []
    for step in range(points):
        angle, reach = 2 * math.pi * step / points, rng.uniform(0.78, 1.0)
        x = middle_x + (right - left) / 2 * reach * math.cos(angle)
        around.append((x, middle_y + (bottom - top) / 2 * reach * math.sin(angle)))
    return around
