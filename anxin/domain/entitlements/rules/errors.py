"""Why an input or a pack is not accepted, with the place of the mistake."""

from __future__ import annotations


class FactError(ValueError):
    """An input that cannot be read. `field` is dotted (`purchase.invoice_date`), `message` continues it."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}" if field else message)


class PackError(ValueError):
    """A pack that is refused. `line` counts from 1; `path` is the place inside (`rules[3].days`)."""

    def __init__(self, line: int, path: str, message: str) -> None:
        self.line = line
        self.path = path
        self.message = message
        super().__init__(f"line {line}: {path}: {message}" if path else f"line {line}: {message}")
