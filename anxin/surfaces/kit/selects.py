"""Writes `<select>` elements directly: Django's template takes 80 µs an option, 40 ms for the list of time zones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString


def render(context: Mapping[str, Any], request: HttpRequest | None = None) -> SafeString:
    """What django/forms/widgets/select.html writes for the same context."""
    widget = context["widget"]
    groups = format_html_join("", "{}", ((_group(name, options),) for name, options, _index in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}</select>', widget["name"], _attributes(widget["attrs"]), groups)


def _group(name: str | None, options: Iterable[Mapping[str, Any]]) -> SafeString:
    written = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((option["value"], _attributes(option["attrs"]), option["label"]) for option in options),
    )
    return format_html('<optgroup label="{}">{}</optgroup>', name, written) if name else written


def _attributes(attrs: Mapping[str, Any]) -> SafeString:
    shown = ((name, value) for name, value in attrs.items() if value is not False and value is not None)
    parts = (
        format_html(" {}", name) if value is True else format_html(' {}="{}"', name, conditional_escape(str(value)))
        for name, value in shown
    )
    return format_html_join("", "{}", ((part,) for part in parts))
