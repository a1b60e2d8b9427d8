"""HTML of strangers made harmless: nothing that runs, asks, moves or calls home."""

from __future__ import annotations

import re
from typing import Any

import nh3
from lxml import etree

from anxin.foundation.mail.html_text import words

_TAGS = words(
    "a abbr b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption "
    "figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strike strong sub "
    "summary sup table tbody td tfoot th thead time tr tt u ul var wbr"
)
_CONTENT_TOO = words(
    "script style title head object applet iframe svg math template noscript select textarea button audio video"
)
_ATTRIBUTES = {
    "*": {"style", "dir", "lang", "title", "align", "valign"},
    "a": {"href"},
    "img": {"src", "data-src", "alt", "width", "height"},
    "blockquote": {"type", "class"},
    "div": {"class"},
    "table": {"width", "border", "cellpadding", "cellspacing", "bgcolor"},
    "td": {"width", "height", "colspan", "rowspan", "bgcolor", "nowrap"},
    "th": {"width", "height", "colspan", "rowspan", "bgcolor", "nowrap"},
    "tr": {"bgcolor"},
    "col": {"width", "span"},
    "ol": {"start", "type"},
    "font": {"color", "size"},
}
_STYLES = words(
    "color background-color font-weight font-style font-size text-align text-decoration vertical-align white-space "
    "border border-top border-right border-bottom border-left border-color border-collapse margin-left padding "
    "padding-left padding-right padding-top padding-bottom width list-style-type"
)
_CLASSES = frozenset({"gmail_quote", "yahoo_quoted", "protonmail_quote"})
_LINKS = frozenset({"http", "https", "mailto", "tel", "cid", "data"})
_PICTURE_DATA = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s%]+\Z", re.ASCII)
_UNSAFE_STYLE = re.compile(r"url\s*\(|expression|javascript|@import|\\|/\*", re.IGNORECASE)


def cleaned(tree: Any) -> str:
    """The harmless HTML of a parsed document.

    Pictures from elsewhere lose their address to `data-src` until a reader asks for them (they tell the sender that
    the mail was read); pictures of the mail itself (`cid:`) and small embedded ones stay.
    """
    if tree is None:
        return ""
    for picture in tree.iter("img"):
        _block(picture)
    html = etree.tostring(tree, method="html", encoding="unicode")
    return nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=set(_CONTENT_TOO),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_kept,
        url_schemes=set(_LINKS),
        allowed_classes=None,
        filter_style_properties=set(_STYLES),
        link_rel="noopener noreferrer nofollow",
    ).strip()


def content_ids(html: str) -> frozenset[str]:
    """The content ids the HTML shows as pictures."""
    return frozenset(re.findall(r"cid:([^\"'\s>)]{1,300})", html))


def _block(picture: Any) -> None:
    source = (picture.get("src") or "").strip()
    picture.attrib.pop("srcset", None)
    picture.attrib.pop("data-src", None)
    scheme = source.partition(":")[0].strip().lower()
    if scheme in ("cid", "data"):
        return
    picture.attrib.pop("src", None)
    if scheme in ("http", "https"):
        picture.set("data-src", source)
    elif source.startswith("//"):
        picture.set("data-src", "https:" + source)


def _kept(tag: str, name: str, value: str) -> str | None:
    """None drops the attribute."""
    if name == "style":
        return ";".join(each for each in value.split(";") if not _UNSAFE_STYLE.search(each)) or None
    if name == "class":
        return " ".join(each for each in value.split() if each in _CLASSES) or None
    if name in ("href", "src", "data-src"):
        scheme = re.sub(r"[\s\x00-\x1f]", "", value.partition(":")[0]).lower()
        if name == "href":
            return value if scheme in ("http", "https", "mailto", "tel") else None
        if name == "data-src":
            return value if scheme in ("http", "https") else None
        return value if scheme == "cid" or _PICTURE_DATA.match(value) else None
    return value
