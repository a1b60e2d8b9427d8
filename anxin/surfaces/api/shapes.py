"""Building blocks of what the API takes and gives: checked texts and ids, one page of a list."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import StringConstraints

BIGGEST_ID = 2**63 - 1
_NO_NUL = r"^[^\x00]*$"  # PostgreSQL cannot keep it

Id = Annotated[int, Field(ge=1, le=BIGGEST_ID)]
Line = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00\r\n]*$")]
Text = Annotated[str, StringConstraints(max_length=20_000, pattern=_NO_NUL)]
Code = Annotated[str, StringConstraints(max_length=60, pattern=r"^[A-Za-z0-9_-]*$")]
Names = dict[str, str]


class Problem(Schema):
    """RFC 9457, with a stable `code` and the fields that are wrong."""

    type: str
    title: str
    status: int
    code: str
    detail: str | None = None
    errors: list[dict[str, Any]] | None = None


class PersonOut(Schema):
    """A person, as far as a list names one."""

    id: int
    name: str
