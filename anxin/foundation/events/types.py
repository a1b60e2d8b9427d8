"""Base of all domain events: frozen, past tense, primitive fields."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar


@dataclass(frozen=True, kw_only=True)
class DomainEvent:
    """Something that happened. `SUBJECTS` maps a subject kind to the field holding its id: those timelines show the event."""

    SUBJECTS: ClassVar[dict[str, str]] = {}

    @classmethod
    def type_name(cls) -> str:
        """Stable name, for example "cases.CaseOpened": the domain folder and the class."""
        return f"{cls.__module__.split('.')[-2]}.{cls.__name__}"

    def data(self) -> dict[str, Any]:
        """The fields as plain values."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    def subjects(self) -> list[tuple[str, int]]:
        """(kind, id) of everything this is about; fields that are None are left out, a list field gives one each."""
        found: list[tuple[str, int]] = []
        for kind, name in self.SUBJECTS.items():
            value = getattr(self, name)
            found += [(kind, one) for one in (value if isinstance(value, list | tuple) else [value]) if one is not None]
        return found


_types: dict[str, type[DomainEvent]] = {}


def find_type(name: str) -> type[DomainEvent] | None:
    """The event class of a stored type name; None when the code no longer has it."""
    if name not in _types:
        _types.update({cls.type_name(): cls for cls in _descendants(DomainEvent)})
    return _types.get(name)


def all_types() -> list[type[DomainEvent]]:
    """Every event class that is loaded, by name."""
    return sorted(_descendants(DomainEvent), key=lambda cls: cls.type_name())


def _descendants(cls: type[DomainEvent]) -> list[type[DomainEvent]]:
    return [d for child in cls.__subclasses__() for d in (child, *_descendants(child))]
