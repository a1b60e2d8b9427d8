"""Template tags and filters of the kit: assets, icons, times, localised values, addresses, money, sizes, slots, toasts, fields."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from babel.numbers import format_currency, format_decimal
from django import forms, template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit import slots, times, toasts
from anxin.surfaces.kit.assets import asset_url

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    """Address of a built front-end file: {% asset "desk.js" %}."""
    return asset_url(name)


@register.simple_tag
def icon(name: str, css: str = "", label: str = "") -> SafeString | str:
    """An icon of the sprite (frontend/icons.txt); decoration for screen readers unless it has a label."""
    return _icon(asset_url("icons.svg"), name, css, str(label)) if name else ""


@lru_cache(maxsize=2000)
def _icon(sprite: str, name: str, css: str, label: str) -> SafeString:
    address = f"{sprite}#{name}"
    classes = f"ax-icon {css}".strip()
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"></use></svg>', classes, label, address
        )
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"></use></svg>', classes, address)


@register.simple_tag
def state_mark(tone: str, icon_name: str, label: Any) -> SafeString:
    """What `<c-state>` shows, for rows of long lists: a component there costs ten times as much."""
    css = f"ax-state ax-tone-{tone}" if tone else "ax-state"
    return format_html('<span class="{}">{}{}</span>', css, icon(icon_name), label)


@register.simple_tag
def avatar_mark(name: str) -> SafeString:
    """What a small `<c-avatar>` shows, for rows of long lists."""
    return format_html(
        '<span class="ax-avatar ax-hue-{} ax-avatar-sm" title="{}"><span aria-hidden="true">{}</span></span>',
        hue(name),
        name,
        initials(name),
    )


@register.simple_tag
def ago(instant: datetime | None, style: str = "") -> SafeString | str:
    """Relative time that stays true, with the exact local time on hover; nothing for None. style "short" is for narrow columns."""
    if instant is None:
        return ""
    text = times.relative(instant, timezone.now())
    return format_html(
        '<time datetime="{}" title="{}" data-ago="{}">{}</time>', instant.isoformat(), times.exact(instant), style, text
    )


@register.filter
def moment(instant: datetime | None) -> SafeString | str:
    """Day and minute in the reader's zone, the exact time on hover."""
    if instant is None:
        return ""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', instant.isoformat(), times.exact(instant), times.moment(instant)
    )


@register.filter
def day(value: date | None) -> str:
    """A day in the reader's form."""
    return times.day(value) if value else ""


@register.filter
def localised(value: Mapping[str, str] | str | None) -> str:
    """The reader's language of {"zh-hans": …, "zh-hant": …, "en": …}, or the nearest there is."""
    return in_language(value, get_language() or "zh-hans")


@register.simple_tag(takes_context=True)
def url_with(context: template.Context, **changes: Any) -> str:
    """This page's query with some parameters changed; None or "" removes one. The paging cursor is dropped unless given."""
    query = context["request"].GET.copy()
    query.pop("cursor", None)
    for name, value in changes.items():
        if value is None or value == "":
            query.pop(name, None)
        else:
            query[name] = value
    return f"?{query.urlencode()}" if query else "?"


@register.filter
def money(value: Any) -> str:
    """A Money in the reader's form: ¥1,299.00. Empty for None."""
    return format_currency(value.amount, str(value.currency), locale=times.babel_locale()) if value is not None else ""


@register.filter
def number(value: Any) -> str:
    """A number with the reader's separators."""
    return format_decimal(value, locale=times.babel_locale()) if value is not None else ""


@register.filter
def filesize(size_bytes: int | None) -> str:
    """512 B, 1.4 MB, 30 MB: the same as scripts say (frontend/lib/files.ts)."""
    value, units = float(size_bytes or 0), ["B", "KB", "MB", "GB"]
    while value >= 1024 and len(units) > 1:
        value /= 1024
        units.pop(0)
    return (
        f"{value:.1f}".rstrip("0").rstrip(".") + f" {units[0]}"
        if value < 10 and units[0] != "B"
        else f"{value:.0f} {units[0]}"
    )


@register.filter
def initials(name: str) -> str:
    """What stands in an avatar: the last two characters of a Chinese name's given part, else first letters of two words."""
    name = (name or "").strip()
    if not name:
        return "?"
    if not name.isascii():
        return name[-2:] if len(name) > 2 else name[-1:]
    words = name.split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()


@register.filter
def hue(name: str) -> int:
    """A number from 0 to 7 that is always the same for one name: the avatar's colour."""
    return hashlib.blake2s((name or "").encode(), digest_size=1).digest()[0] % 8


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: str, subject: Any = None) -> SafeString | str:
    """Every panel other features registered for this slot."""
    shown = slots.render(name, context["request"], subject)
    return render_to_string("kit/_slot.html", {"shown": shown, "slot_name": name}) if shown else ""


@register.simple_tag(takes_context=True)
def waiting_toasts(context: template.Context) -> list[dict[str, Any]]:
    """Toasts to show now: {% waiting_toasts as shown %}."""
    request = context.get("request")
    return toasts.waiting(request) if request is not None else []


_CLASSES: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxInput, "form-check-input"),
    (forms.RadioSelect, "form-check-input"),
    (forms.CheckboxSelectMultiple, "form-check-input"),
    (forms.Select, "form-select"),
]


@register.simple_tag
def widget(field: BoundField, **attrs: Any) -> SafeString:
    """The field's input with the right classes and the caller's attributes (underscores become dashes); aria wiring is Django's."""
    kind = field.field.widget
    css = next((css for known, css in _CLASSES if isinstance(kind, known)), "form-control")
    own = kind.attrs.get("class", "")
    return field.as_widget(
        attrs={**{name.replace("_", "-"): value for name, value in attrs.items()}, "class": f"{css} {own}".strip()}
    )


@register.filter
def widget_kind(field: BoundField) -> str:
    """checkbox, choices (radios, several checkboxes), hidden or input: decides how the label stands."""
    kind = field.field.widget
    if kind.is_hidden:
        return "hidden"
    if isinstance(kind, forms.CheckboxSelectMultiple | forms.RadioSelect):
        return "choices"
    return "checkbox" if isinstance(kind, forms.CheckboxInput) else "input"


@register.filter
def choices_of(field: BoundField) -> list[Any]:
    """The single inputs of radios or checkboxes, each with `tag` and `choice_label`."""
    field.field.widget.attrs.setdefault("class", "form-check-input")
    return list(field)


@register.filter
def keys(shortcut: str) -> str:
    """A shortcut as printed on a button: "mod+Enter" is Ctrl ↵, "g q" is G Q."""
    names = {"mod": "Ctrl", "Enter": "↵", "shift": "⇧", "alt": "Alt", "Escape": "Esc"}
    return " ".join(names.get(part, part.upper()) for part in shortcut.replace("+", " ").split())
