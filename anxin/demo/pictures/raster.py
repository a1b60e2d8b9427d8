"""Turns our own SVG drawings into PNG: previews, mails and old phones show PNG, and no SVG is ever served."""

from __future__ import annotations


def to_png(svg: str, edge: int) -> bytes:
    """The drawing as a PNG, `edge` pixels on its longer side. Raises ValueError for what is no SVG."""
    import resvg_py  # only the demo needs it: not at start-up

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=edge, height=edge))
