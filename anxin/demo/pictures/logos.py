"""Brand logos and staff avatars as SVG, quiet enough to sit in a corner, clear on light and dark."""

from __future__ import annotations

import hashlib

from anxin.demo.pictures.svg import disc, label, line, path, picture, rect

AVATAR_COLOURS = ("#0f766e", "#6d5bd0", "#b45309", "#0369a1", "#be3f6b", "#4d7c0f", "#7c4a2d", "#475569")


def draw_logo(brand_key: str) -> str:
    """The mark of a brand; raises KeyError for an unknown one."""
    return {"jihe": _jihe, "xier": _xier}[brand_key]()


def _jihe() -> str:
    """A clearing cloud over an ear of rice: 霁 (it clears up) and 禾 (grain)."""
    return picture(
        240,
        240,
        rect(8, 8, 224, 224, "#0f766e", 54),
        disc(158, 84, 30, "#ffd98a"),
        path("M62 120a28 28 0 0 1 6-55 38 38 0 0 1 72 8 24 24 0 0 1 2 47z", "#e8fbf8"),
        line("M120 214V136", "#e8fbf8", 9),
        path("M120 168c-6-22-24-30-44-30 2 22 18 34 44 30zM120 168c6-22 24-30 44-30-2 22-18 34-44 30z", "#7fe0d2"),
        path("M120 204c-6-22-24-30-44-30 2 22 18 34 44 30zM120 204c6-22 24-30 44-30-2 22-18 34-44 30z", "#b9f2e9"),
    )


def _xier() -> str:
    """An ear made of ebbing waves: 汐 (evening tide) and 耳 (ear)."""
    return picture(
        240,
        240,
        rect(8, 8, 224, 224, "#5b4bc4", 54),
        line("M76 118a46 46 0 0 1 92 0c0 38-38 40-38 68a24 24 0 0 1-44 12", "#f1efff", 13),
        line("M100 122a22 22 0 0 1 44 0c0 18-18 22-20 36", "#b9b0ff", 10),
        line("M182 178c10-8 16 6 26-2M172 200c12-9 20 7 34-2", "#b9b0ff", 8),
    )


def draw_avatar(name: str, key: str) -> str:
    """A disc with the last character of a Chinese name, its colour fixed by the key."""
    colour = AVATAR_COLOURS[hashlib.sha256(key.encode()).digest()[0] % len(AVATAR_COLOURS)]
    return picture(96, 96, disc(48, 48, 48, colour), label(48, 63, name[-1], "#ffffff", 42, font_weight=500))
