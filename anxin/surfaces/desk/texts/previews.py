"""What a wording looks like with real data or samples, and how it differs from the delivered one."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from anxin.domain.cases import queries
from anxin.domain.cases.operations.acknowledging import values_of
from anxin.domain.messaging.catalogue import Text
from anxin.foundation.errors import NotFound


@dataclass(frozen=True)
class Line:
    """One line of a difference: "+" only ours, "-" only the delivered, " " both."""

    mark: str
    text: str


def values_for(text: Text, request: HttpRequest, *, case_number: int | None, language: str) -> Mapping[str, str] | None:
    """The values to preview with; None when the reader may see no such case. The customer's signed link stays a sample."""
    samples = dict(text.variables)
    if case_number is None:
        return samples
    try:
        case = queries.get_case(request.actor, case_number)  # type: ignore[attr-defined]
    except NotFound:
        return None
    real = {name: value for name, value in values_of(case, language).items() if name in samples and name != "link"}
    return {**samples, **real}


def difference(delivered: str, ours: str) -> list[Line]:
    """Line by line, empty when both are the same."""
    if delivered == ours:
        return []
    lines = difflib.ndiff(delivered.splitlines(), ours.splitlines())
    return [Line(line[0], line[2:]) for line in lines if line[0] != "?"]
