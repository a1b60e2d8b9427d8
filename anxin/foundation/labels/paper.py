"""Kinds of paper labels are printed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Paper:
    """One kind: size of the page and of a label, gaps and margins in millimetres, and how many stand side by side and below each other."""

    key: str
    name: Any
    page_width: float
    page_height: float
    label_width: float
    label_height: float
    columns: int
    rows: int
    margin_left: float = 0
    margin_top: float = 0
    gap_x: float = 0
    gap_y: float = 0

    @property
    def per_page(self) -> int:
        """Labels of one page."""
        return self.columns * self.rows

    def place(self, index: int) -> tuple[float, float]:
        """Left and top of the label with that number on its page, in millimetres."""
        row, column = divmod(index % self.per_page, self.columns)
        left = self.margin_left + column * (self.label_width + self.gap_x)
        return left, self.margin_top + row * (self.label_height + self.gap_y)


PAPERS = {
    each.key: each
    for each in (
        Paper("a4_3x8", _("A4 sheet, 24 labels 70 × 37 mm"), 210, 297, 70, 37, 3, 8, 0, 0.5),
        Paper("a4_3x7", _("A4 sheet, 21 labels 63.5 × 38.1 mm"), 210, 297, 63.5, 38.1, 3, 7, 7.2, 15.1, 2.5, 0),
        Paper("a4_2x4", _("A4 sheet, 8 labels 105 × 74 mm"), 210, 297, 105, 74, 2, 4, 0, 0.5),
        Paper("roll_60x40", _("Roll, 60 × 40 mm"), 60, 40, 60, 40, 1, 1),
        Paper("roll_40x30", _("Roll, 40 × 30 mm"), 40, 30, 40, 30, 1, 1),
    )
}
