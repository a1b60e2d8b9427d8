"""Putting pictures into the HTML of a mail: its own by their content id, those of other servers only when asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

_OWN = re.compile(r"""(src=["'])cid:([^"']+)(["'])""", re.IGNORECASE)
_BLOCKED = re.compile(r"""\bdata-src=(["'])(https?:[^"']*)\1""", re.IGNORECASE)
_PAGE = '<!doctype html><html><head><meta charset="utf-8"><base target="_blank"><style>body{{font:15px/1.6 sans-serif;margin:12px;overflow-wrap:anywhere}}img{{max-width:100%;height:auto}}table{{max-width:100%}}</style></head><body>{}</body></html>'


def with_pictures(html: str, addresses: Mapping[str, str], *, shows_remote: bool) -> str:
    """The whole page for the frame. `addresses`: where each content id's picture is had."""
    html = _OWN.sub(lambda found: found[1] + addresses.get(unquote(found[2]), "") + found[3], html)
    if shows_remote:
        html = _BLOCKED.sub(lambda found: f"src={found[1]}{found[2]}{found[1]}", html)
    return _PAGE.format(html)
