"""Full text over a column of ready-made tokens, on either database; the result sets are the same.

Tokens are made in Python (`foundation.language`), so the databases only compare them: no parser, stemmer or stop list of
theirs is involved. The rows' primary key is their order: larger means newer, and "newest first" costs nothing.

Both indexes are kept in step by the database itself — SQLite by three triggers on an external-content FTS5 table,
PostgreSQL by a generated column — rather than by statements beside each write: a bulk insert, a queryset's delete, a
restore and a later migration then cannot forget it. A migration that makes SQLite copy the table (most changes of
columns do) drops the triggers: let it call `install` again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connections


@dataclass(frozen=True, slots=True)
class Has:
    """The row has this token, or with `is_prefix` any token that begins with it. Letters, digits and `_` only."""

    token: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


Condition = Has | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class FullText:
    """Where an index stands: a table with an integer primary key `id`, and its columns of space-separated tokens."""

    table: str
    columns: tuple[str, ...]

    def install(self, schema_editor: Any) -> None:
        """Create or renew the index over the existing rows; for migrations, may be repeated."""
        for statement in _database(schema_editor.connection.vendor).creation(self):
            schema_editor.execute(statement)

    def uninstall(self, schema_editor: Any) -> None:
        """Drop the index; for migrations that are taken back."""
        for statement in _database(schema_editor.connection.vendor).removal(self):
            schema_editor.execute(statement)

    def newest(self, condition: Condition, *, limit: int, using: str = "default") -> list[int]:
        """Ids of the rows that meet the condition, newest first."""
        connection = connections[using]
        database = _database(connection.vendor)
        with connection.cursor() as cursor:
            cursor.execute(database.question(self), [database.expression(condition), limit])
            return [row[0] for row in cursor.fetchall()]

    def scrub(self, *, using: str = "default") -> bool:
        """Drive words of deleted rows out of the index, a little at a time; True while there is more to do.

        FTS5 only marks what is deleted and forgets it when it merges; PostgreSQL's own housekeeping does it there.
        """
        connection = connections[using]
        if connection.vendor != "sqlite":
            return False
        fts = f"{self.table}_fts"
        with connection.cursor() as cursor:
            cursor.execute("SELECT total_changes()")
            before = cursor.fetchone()[0]
            # Negative: go on until everything is one segment, however small the pieces (see FTS5, "merge").
            cursor.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('merge', -500)")
            cursor.execute("SELECT total_changes()")
            # The command itself counts as one change; less than two means that there was nothing left to merge.
            return bool(cursor.fetchone()[0] - before >= 2)


class _Database(Protocol):
    def creation(self, index: FullText) -> Sequence[str]: ...
    def removal(self, index: FullText) -> Sequence[str]: ...
    def question(self, index: FullText) -> str: ...
    def expression(self, condition: Condition) -> str: ...


class _Sqlite:
    """FTS5: `ascii` takes every character beyond ASCII as part of a token, so a token is what stands between spaces.

    `detail=none` keeps no positions, which nobody asks for; ORDER BY rowid walks the list from its end.
    """

    def creation(self, index: FullText) -> list[str]:
        """Statements that drop what is there, create the index and its triggers, and fill it."""
        fts, columns = f"{index.table}_fts", ", ".join(index.columns)
        new = ", ".join(f"new.{column}" for column in index.columns)
        old = ", ".join(f"old.{column}" for column in index.columns)
        add = f"INSERT INTO {fts}(rowid, {columns}) VALUES (new.id, {new});"
        remove = f"INSERT INTO {fts}({fts}, rowid, {columns}) VALUES ('delete', old.id, {old});"
        return [
            *self.removal(index),
            f"CREATE VIRTUAL TABLE {fts} USING fts5({columns}, content='{index.table}', content_rowid='id', "
            "detail=none, columnsize=0, tokenize=\"ascii tokenchars '_'\")",
            f"CREATE TRIGGER {fts}_added AFTER INSERT ON {index.table} BEGIN {add} END",
            f"CREATE TRIGGER {fts}_removed AFTER DELETE ON {index.table} BEGIN {remove} END",
            f"CREATE TRIGGER {fts}_changed AFTER UPDATE ON {index.table} BEGIN {remove} {add} END",
            f"INSERT INTO {fts}({fts}) VALUES ('rebuild')",
        ]

    def removal(self, index: FullText) -> list[str]:
        """Statements that drop index and triggers if they are there."""
        fts = f"{index.table}_fts"
        triggers = [f"DROP TRIGGER IF EXISTS {fts}_{when}" for when in ("added", "removed", "changed")]
        return [*triggers, f"DROP TABLE IF EXISTS {fts}"]

    def question(self, index: FullText) -> str:
        """SQL with two parameters: expression and limit."""
        fts = f"{index.table}_fts"
        return f"SELECT rowid FROM {fts} WHERE {fts} MATCH %s ORDER BY rowid DESC LIMIT %s"

    def expression(self, condition: Condition) -> str:
        """The condition in FTS5's language."""
        if isinstance(condition, Has):
            return f'"{condition.token}"{" *" if condition.is_prefix else ""}'
        word = " AND " if isinstance(condition, AllOf) else " OR "
        return "(" + word.join(map(self.expression, condition.parts)) + ")"


class _Postgresql:
    """A tsvector made from the tokens as they are (no parser), in a generated column under a GIN index."""

    def creation(self, index: FullText) -> list[str]:
        """Statements that drop what is there and create the column and its index; existing rows are filled by it."""
        texts = " || ' ' || ".join(index.columns)
        vector = f"array_to_tsvector(array_remove(string_to_array({texts}, ' '), ''))"
        return [
            *self.removal(index),
            f"ALTER TABLE {index.table} ADD COLUMN vector tsvector GENERATED ALWAYS AS ({vector}) STORED",
            f"CREATE INDEX {index.table}_vector ON {index.table} USING gin (vector)",
        ]

    def removal(self, index: FullText) -> list[str]:
        """Statements that drop column and index if they are there."""
        return [f"ALTER TABLE {index.table} DROP COLUMN IF EXISTS vector"]

    def question(self, index: FullText) -> str:
        """SQL with two parameters: expression and limit."""
        return f"SELECT id FROM {index.table} WHERE vector @@ %s::tsquery ORDER BY id DESC LIMIT %s"

    def expression(self, condition: Condition) -> str:
        """The condition as a tsquery literal, which is not parsed as language either."""
        if isinstance(condition, Has):
            return f"'{condition.token}'{':*' if condition.is_prefix else ''}"
        word = " & " if isinstance(condition, AllOf) else " | "
        return "(" + word.join(map(self.expression, condition.parts)) + ")"


def _database(vendor: str) -> _Database:
    return _Postgresql() if vendor == "postgresql" else _Sqlite()
