"""Filters of a list that live in the URL: read from the query, shown as chips, each with the address that removes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

CURSOR = "cursor"


@dataclass(frozen=True)
class Filter:
    """One thing a list can be narrowed by: query name, label, and (value, label) choices; several values mean "any of"."""

    name: str
    label: Any
    choices: Sequence[tuple[str, Any]]


@dataclass(frozen=True)
class Chip:
    """An active filter value and the address of the list without it."""

    name: str
    label: Any
    value: str
    value_label: Any
    remove_url: str


@dataclass(frozen=True)
class Choice:
    """One possible value: whether it is on, and the address that turns it on or off."""

    value: str
    label: Any
    is_on: bool
    url: str


class FilterState:
    """The filters of one request. Values that are not among the choices are ignored, so junk in a URL does no harm."""

    def __init__(self, request: HttpRequest, filters: Iterable[Filter]) -> None:
        self._query = request.GET
        self.filters = list(filters)
        self.values: Mapping[str, list[str]] = {each.name: self._allowed(each) for each in self.filters}

    def _allowed(self, each: Filter) -> list[str]:
        known = {value for value, _label in each.choices}
        return [value for value in dict.fromkeys(self._query.getlist(each.name)) if value in known]

    def __getitem__(self, name: str) -> list[str]:
        return self.values[name]

    def chips(self) -> list[Chip]:
        """One chip per active value, in the order of the filters."""
        return [
            Chip(each.name, each.label, value, dict(each.choices)[value], self._url(each.name, value, on=False))
            for each in self.filters
            for value in self.values[each.name]
        ]

    def choices(self, name: str) -> list[Choice]:
        """Every choice of one filter with the address that toggles it."""
        each = next(each for each in self.filters if each.name == name)
        on = self.values[name]
        return [
            Choice(value, label, value in on, self._url(name, value, on=value not in on))
            for value, label in each.choices
        ]

    def clear_url(self) -> str:
        """The list without any of these filters; search words and sorting stay."""
        query = self._query.copy()
        for name in [*self.values, CURSOR]:
            query.pop(name, None)
        return _address(query)

    def _url(self, name: str, value: str, *, on: bool) -> str:
        query = self._query.copy()
        query.pop(CURSOR, None)
        kept = [known for known in self.values[name] if known != value]
        query.setlist(name, [*kept, value] if on else kept)
        return _address(query)


def _address(query: QueryDict) -> str:
    return f"?{query.urlencode()}" if query else "?"
