"""Small SVG vocabulary for flat drawings: every shape is one line, attributes as keywords."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finish:
    """The colours of one product: body, its shaded side, edge, dark glass, accent and light details."""

    body: str
    shade: str
    edge: str
    glass: str
    accent: str
    detail: str


WHITE = Finish("#f7f9f9", "#e3eaea", "#b9c6c8", "#22313a", "#14a396", "#8fa3a8")
GRAPHITE = Finish("#5c6a73", "#4a5760", "#37434b", "#151d23", "#3cc9ba", "#a9b7bd")
SAND = Finish("#e9ddcb", "#d8c8b1", "#b5a288", "#3a332b", "#8a79e6", "#9a8a74")
INK = Finish("#5f5a86", "#4e4972", "#393555", "#1b192b", "#a79bff", "#a5a1c6")
CREAM = Finish("#fbf5ea", "#eee4d2", "#cfc2aa", "#3a352c", "#14a396", "#a3967d")


def tag(name: str, **attributes: object) -> str:
    """An empty element; underscores in attribute names become dashes."""
    return f"<{name} {_written(attributes)}/>"


def rect(x: float, y: float, width: float, height: float, fill: str, radius: float = 0, **more: object) -> str:
    """A rectangle with rounded corners."""
    return tag("rect", x=x, y=y, width=width, height=height, rx=radius, fill=fill, **more)


def disc(x: float, y: float, radius: float, fill: str, **more: object) -> str:
    """A filled circle."""
    return tag("circle", cx=x, cy=y, r=radius, fill=fill, **more)


def ring(x: float, y: float, radius: float, stroke: str, width: float, **more: object) -> str:
    """A circle's outline."""
    return tag("circle", cx=x, cy=y, r=radius, fill="none", stroke=stroke, stroke_width=width, **more)


def path(d: str, fill: str = "none", **more: object) -> str:
    """A free shape."""
    return tag("path", d=d, fill=fill, **more)


def line(d: str, stroke: str, width: float, **more: object) -> str:
    """A stroke with round ends."""
    ends = {"stroke": stroke, "stroke_width": width, "stroke_linecap": "round", "stroke_linejoin": "round"}
    return tag("path", d=d, fill="none", **ends, **more)


def label(x: float, y: float, text: str, fill: str, size: float, **more: object) -> str:
    """A short text, centred."""
    font = "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
    more = {"text_anchor": "middle", "font_family": font, "font_size": size, "fill": fill} | more
    return f'<text x="{x}" y="{y}" {_written(more)}>{text}</text>'


def picture(width: int, height: int, *parts: str) -> str:
    """The whole document; its background is transparent."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    return head + "".join(parts) + "</svg>"


def _written(attributes: dict[str, object]) -> str:
    return " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
