"""Draws labels onto sheets: HTML laid out by WeasyPrint, which needs Pango on the machine."""

from __future__ import annotations

import ctypes.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

import segno

from anxin.foundation.labels.paper import Paper

BATCH = 96
MILLIMETRES_PER_POINT = 25.4 / 72


@dataclass(frozen=True)
class Label:
    """What one label says: the address in its code, a heading, and lines below it."""

    url: str
    heading: str
    lines: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def is_possible() -> bool:
    """Whether PDF can be made here: Pango is a library of the system, not one of ours."""
    return ctypes.util.find_library("pango-1.0") is not None


def draw(labels: Sequence[Label], paper: Paper, progress: Callable[[int], None] = lambda done: None) -> bytes:
    """The labels in order as a PDF; `progress` is told how many are done after each batch. Raises OSError without Pango."""
    from weasyprint import HTML  # half a second to load, and only here

    size = max(BATCH // paper.per_page, 1) * paper.per_page
    first: Any = None
    pages: list[Any] = []
    for start in range(0, len(labels), size):
        document = HTML(string=_html(labels[start : start + size], paper)).render()
        first = first or document
        pages += document.pages
        progress(min(start + size, len(labels)))
    if first is None:
        first = HTML(string=_html([], paper)).render()
        pages = first.pages
    content: bytes = first.copy(pages).write_pdf()
    return content


def _html(labels: Sequence[Label], paper: Paper) -> str:
    sheets = [labels[start : start + paper.per_page] for start in range(0, len(labels), paper.per_page)] or [[]]
    body = "".join(
        f"<section>{''.join(_label(each, i, paper) for i, each in enumerate(sheet))}</section>" for sheet in sheets
    )
    return f'<!doctype html><meta charset="utf-8"><style>{_style(paper)}</style>{body}'


def _label(label: Label, index: int, paper: Paper) -> str:
    left, top = paper.place(index)
    lines = "".join(f"<p>{escape(line)}</p>" for line in label.lines if line)
    code = segno.make(label.url, error="m", micro=False).svg_data_uri(border=0)
    return (
        f'<div class="label" style="left:{left}mm;top:{top}mm"><img src="{code}">'
        f"<div><h1>{escape(label.heading)}</h1>{lines}</div></div>"
    )


def _style(paper: Paper) -> str:
    padding = min(paper.label_height, paper.label_width) * 0.09
    code = min(paper.label_height - 2 * padding, paper.label_width * 0.42)
    text = max(min(code / 5.2 / MILLIMETRES_PER_POINT, 14), 5)
    return f"""
@page {{ size: {paper.page_width}mm {paper.page_height}mm; margin: 0 }}
body {{ margin: 0; font-family: "Noto Sans CJK SC", "Noto Sans SC", sans-serif; font-size: {text * 0.72:.1f}pt; line-height: 1.35 }}
section {{ position: relative; width: {paper.page_width}mm; height: {paper.page_height}mm; overflow: hidden; break-after: page }}
section:last-child {{ break-after: auto }}
.label {{ position: absolute; box-sizing: border-box; width: {paper.label_width}mm; height: {paper.label_height}mm; padding: {padding}mm; display: flex; align-items: center }}
.label img {{ width: {code}mm; height: {code}mm; margin-right: {padding * 0.8}mm; flex: none }}
.label div {{ min-width: 0; overflow: hidden }}
h1 {{ font-size: {text:.1f}pt; margin: 0 0 .6mm; overflow-wrap: anywhere }}
p {{ margin: 0; overflow-wrap: anywhere }}
"""
