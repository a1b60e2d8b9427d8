"""A brand's one colour made into the colours pages need, each readable on its ground (WCAG AA), served as a tiny style sheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import register_converter

Rgb = tuple[int, int, int]
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
LIGHT_SURFACE, DARK_SURFACE, DARK_INK = WHITE, (23, 28, 29), (6, 24, 22)
AA = 4.5


class HexColour:
    """URL converter for six hexadecimal digits."""

    regex = "[0-9a-f]{6}"

    def to_python(self, value: str) -> str:
        """As written."""
        return value

    def to_url(self, value: str) -> str:
        """Lower case, without #."""
        return value.lower().lstrip("#")


register_converter(HexColour, "hex_colour")


def contrast(one: Rgb, other: Rgb) -> float:
    """WCAG contrast ratio, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Rgb) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mix(one: Rgb, other: Rgb, share: float) -> Rgb:
    """`share` of `other` mixed into `one`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _readable(colour: Rgb, grounds: tuple[Rgb, ...], towards: Rgb) -> Rgb:
    """The colour nearest to `colour` on the way to `towards` that can be read on every ground."""
    for step in range(21):
        tried = mix(colour, towards, step / 20)
        if all(contrast(tried, ground) >= AA for ground in grounds):
            return tried
    return towards


def palette(colour: str) -> dict[str, dict[str, Rgb]]:
    """For "light" and "dark": accent, its ink, a strong form for text and a soft one for grounds. `colour`: six hex digits."""
    base: Rgb = (int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16))
    soft_light, soft_dark = mix(base, LIGHT_SURFACE, 0.9), mix(base, DARK_SURFACE, 0.8)
    # White where it can be read, else our ink; between the two lie mid greens on which only black can.
    on_base = next((ink for ink in (WHITE, DARK_INK) if contrast(base, ink) >= AA), BLACK)
    dark_base = _readable(base, (DARK_SURFACE,), WHITE)
    return {
        "light": {
            "accent": base,
            "on": on_base,
            "strong": _readable(base, (LIGHT_SURFACE, soft_light), BLACK),
            "soft": soft_light,
        },
        "dark": {
            "accent": dark_base,
            "on": DARK_INK,
            "strong": _readable(dark_base, (DARK_SURFACE, soft_dark), WHITE),
            "soft": soft_dark,
        },
    }


def _rules(colours: dict[str, Rgb]) -> str:
    def code(colour: Rgb) -> str:
        return "#{:02x}{:02x}{:02x}".format(*colour)

    return (
        f"--ax-accent:{code(colours['accent'])};--ax-accent-rgb:{','.join(map(str, colours['accent']))};--ax-on-accent:{code(colours['on'])};"
        f"--ax-accent-strong:{code(colours['strong'])};--ax-accent-soft:{code(colours['soft'])};"
    )


def stylesheet(request: HttpRequest, colour: str) -> HttpResponse:
    """`/kit/accent/<hex>.css`: never changes for one colour, so it is cached for ever."""
    both = palette(colour)
    css = f":root,[data-bs-theme=light]{{{_rules(both['light'])}}}[data-bs-theme=dark]{{{_rules(both['dark'])}}}"
    return HttpResponse(
        css, content_type="text/css; charset=utf-8", headers={"Cache-Control": "public, max-age=31536000, immutable"}
    )
