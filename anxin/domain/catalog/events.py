"""What happens to the catalogue."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class ProductLineSaved(DomainEvent):
    """A product line was added or changed."""

    SUBJECTS = {"product_line": "line_id"}
    line_id: int


@dataclass(frozen=True, kw_only=True)
class ProductModelSaved(DomainEvent):
    """A model was added or changed."""

    SUBJECTS = {"product_model": "model_id"}
    model_id: int
