"""What an app tells the engine about its objects, and what the engine hands to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from anxin.foundation.actors import Actor

Kind = Literal["text", "integer", "number", "date", "instant", "boolean", "choice", "list", "json"]


@dataclass(frozen=True)
class Column:
    """One column of a file. `aliases` are other headings it is recognised by; `choices` maps accepted spellings to stored values."""

    name: str
    label: Any
    kind: Kind = "text"
    is_required: bool = False
    help: Any = ""
    example: str = ""
    aliases: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    longest: int = 0


@dataclass(frozen=True)
class Row:
    """One row, cells already read by their column's kind; absent and empty cells are not in `values`. `line` as a person counts it in the file."""

    line: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Problem:
    """Why a row cannot come in (or go out again); `column` names the culprit, `message` is for the reader.

    From an undo, `kind` and `object_id` say which object stays; without them everything the line made.
    """

    line: int
    message: Any
    column: str = ""
    kind: str = ""
    object_id: int | None = None


@dataclass(frozen=True)
class Context:
    """Who brings in what, for which brand, from which source (`source` + a row's own `external_id` never make two objects)."""

    actor: Actor
    at: datetime
    brand_id: int
    run_id: int
    source: str
    language: str = "zh-hans"
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """What became of a row: which object, whether it is new, and, when it is not, the values it had before (JSON) so that an undo can give them back."""

    line: int
    kind: str
    object_id: int
    is_new: bool
    before: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Importer:
    """How one kind of object comes in. Batches of at most 500 rows; `load` and `undo` run inside one transaction each.

    `check(rows, context)` only reads and names what is wrong; `load(rows, context)` writes rows that passed the check and is idempotent by source and external id;
    `undo(written, context)` takes back, newest first, and answers a Problem for each object that must stay because it was used since.
    """

    key: str
    label: Any
    permission: str
    columns: tuple[Column, ...]
    check: Callable[[Sequence[Row], Context], Iterable[Problem]]
    load: Callable[[Sequence[Row], Context], Iterable[Written]]
    undo: Callable[[Sequence[Written], Context], Iterable[Problem]]
    help: Any = ""
    order: int = 0
    # The column that may not hold the same value twice in one file ("external_id").
    unique: str = ""


@dataclass(frozen=True)
class Exporter:
    """How one kind of object goes out: `rows(actor, filters)` streams plain values by column name, only what the actor may see, in constant memory."""

    key: str
    label: Any
    permission: str
    columns: tuple[Column, ...]
    rows: Callable[[Actor, Mapping[str, Any]], Iterator[Mapping[str, Any]]]
    order: int = 0
