"""Conditions with their values written into the SQL, so that a planner can prove that a partial index applies.

SQLite compares a query's condition with an index's condition as text: bound values (`state IN (?, ?)`) never match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, F, Func

_PLAIN = re.compile(r"[a-z0-9_]+")


class IsOneOf(Func):
    """`column IN ('a', 'b')` for use in `filter()`. Raises ValueError for values that are not plain codes of our own."""

    output_field = BooleanField()

    def __init__(self, column: str, values: Iterable[str]) -> None:
        self.values = [str(value) for value in values]
        if not self.values or not all(_PLAIN.fullmatch(value) for value in self.values):
            raise ValueError("only plain lower-case codes can be written into SQL")
        super().__init__(F(column))

    def as_sql(self, compiler: Any, connection: Any, **options: Any) -> tuple[str, Any]:
        """The condition; its only parameters are those of the column."""
        column, params = compiler.compile(self.source_expressions[0])
        return f"{column} IN ({', '.join(repr(value) for value in self.values)})", params
