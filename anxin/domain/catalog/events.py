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


@dataclass(frozen=True, kw_only=True)
class PartSaved(DomainEvent):
    """A spare part was added or changed."""

    SUBJECTS = {"part": "part_id"}
    part_id: int


@dataclass(frozen=True, kw_only=True)
class DocumentSaved(DomainEvent):
    """A manual, film or answer of a model was added or changed."""

    SUBJECTS = {"product_model": "model_id"}
    model_id: int
    document_id: int


@dataclass(frozen=True, kw_only=True)
class DocumentRemoved(DomainEvent):
    """A manual, film or answer of a model was taken away."""

    SUBJECTS = {"product_model": "model_id"}
    model_id: int
    document_id: int


@dataclass(frozen=True, kw_only=True)
class FirmwareSaved(DomainEvent):
    """A software version of a model was published, changed or withdrawn."""

    SUBJECTS = {"product_model": "model_id"}
    model_id: int
    firmware_id: int


@dataclass(frozen=True, kw_only=True)
class ServiceProductSaved(DomainEvent):
    """A service sold without goods was added or changed."""

    SUBJECTS = {"service_product": "service_id"}
    service_id: int
