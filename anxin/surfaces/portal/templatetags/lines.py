"""Pictures of product lines; where a brand has none yet, a drawn sign of what it probably is."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from anxin.surfaces.kit.templatetags.kit import icon

register = template.Library()

# What stands in a line's code or English name → icon.
_SIGNS = {
    "air-conditioning": ("air_con", "aircon", "air-con", "air con", "ac"),
    "fridge": ("fridge", "refrigerator", "freezer"),
    "wash-machine": ("wash", "laundry", "dryer"),
    "device-tv": ("tv", "television", "screen"),
    "microwave": ("microwave", "oven"),
    "cooker": ("cooker", "stove", "hob", "cooktop"),
    "flame": ("boiler", "gas", "heater", "heating"),
    "wind": ("hood", "fan", "purifier", "ventilation"),
    "droplet": ("water", "humidifier"),
    "robot": ("robot", "sweeper"),
    "vacuum-cleaner": ("vacuum",),
    "device-speaker": ("speaker", "audio", "sound"),
    "headphones": ("headphone", "earphone", "earbud"),
}


@register.simple_tag
def line_picture(line: Any) -> SafeString:
    """The line's picture, else its sign."""
    if line.picture_id:
        address = reverse("home:line_picture", args=[line.brand.code, line.code])
        return format_html('<img src="{}" alt="" width="160" height="120" loading="lazy">', address)
    return format_html('<span class="ax-tile-drawn">{}</span>', icon(sign_of(line.code, line.names.get("en", ""))))


def sign_of(code: str, name: str) -> str:
    """Name of the icon for a line."""
    said = f" {code.lower()} {name.lower()} "
    for sign, words in _SIGNS.items():
        if any(f" {word} " in said if len(word) < 4 else word in said for word in words):
            return sign
    return "package"
