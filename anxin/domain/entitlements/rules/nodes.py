"""YAML with line numbers, read strictly: duplicate keys, unknown fields and wrong types are refused with their line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import yaml

from anxin.domain.entitlements.rules.errors import PackError

T = TypeVar("T")
REQUIRED: Any = object()
LARGEST_PACK = 1_000_000
DEEPEST = 20
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


class _Lined(dict[str, Any]):
    """A mapping that knows the line of each key, and its own."""

    line: int
    lines: dict[str, int]


def load(text: str) -> Node:
    """The top mapping of a pack. Raises PackError."""
    if len(text) > LARGEST_PACK:
        raise PackError(1, "", f"the file is longer than {LARGEST_PACK} characters")
    try:
        _refuse_aliases(text)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise PackError(mark.line + 1 if mark else 1, "", f"is not YAML: {error.problem}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise PackError(1, "", f"is not YAML: {error}") from error
    value = _plain(root, 0) if root else None
    if not isinstance(value, _Lined):
        raise PackError(1, "", "is not a mapping")
    return Node(value, "")


def _refuse_aliases(text: str) -> None:
    """A short file with aliases of aliases could become endless."""
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise PackError(event.start_mark.line + 1, "", "aliases are not allowed")


def _plain(node: yaml.Node, depth: int) -> Any:
    line = node.start_mark.line + 1
    if depth > DEEPEST:
        raise PackError(line, "", "is nested too deeply")
    if not isinstance(node, yaml.ScalarNode) and node.tag not in _PLAIN_TAGS:
        raise PackError(line, "", f"the tag {node.tag} is not allowed")
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, depth)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, depth + 1) for each in node.value]
    return _scalar(node, line)


def _mapping(node: yaml.MappingNode, depth: int) -> _Lined:
    made = _Lined()
    made.line = node.start_mark.line + 1
    made.lines = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in made:
            raise PackError(line, key, "stands here twice")
        made[key], made.lines[key] = _plain(value_node, depth + 1), line
    return made


def _scalar(node: yaml.Node, line: int) -> Any:
    tag, text = node.tag.rsplit(":", 1)[-1], str(node.value)
    if tag == "null":
        return None
    if tag == "bool":
        return text.lower() in ("true", "yes", "on")
    try:
        if tag == "int":
            return int(text, 10)
        if tag == "float":
            return Decimal(text)
        if tag == "timestamp":
            return date.fromisoformat(text)
    except (ValueError, ArithmeticError) as error:
        raise PackError(line, "", f"{text} cannot be read") from error
    if tag != "str":
        raise PackError(line, "", f"the tag {node.tag} is not allowed")
    return text


class Node:
    """One mapping of a pack while it is read: `take` every field, then `done` refuses what is left."""

    def __init__(self, mapping: _Lined, path: str) -> None:
        self.line = mapping.line
        self.path = path
        self.mapping = mapping
        self._left = dict(mapping)

    def take(self, key: str, read: Callable[[Any], T], default: Any = REQUIRED) -> T:
        """The field as `read` understands it (it raises ValueError with what is wrong). Absent or empty: the default."""
        value = self._left.pop(key, None)
        if value is None:
            if default is REQUIRED:
                raise PackError(self.line, self.path, f"{key} is missing")
            return default  # type: ignore[no-any-return]
        try:
            return read(value)
        except PackError:
            raise
        except ValueError as error:
            raise PackError(self.line_of(key), self.below(key), str(error)) from error

    def child(self, key: str) -> Node | None:
        """A mapping below, or None when it is absent."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        if not isinstance(value, _Lined):
            raise PackError(self.line_of(key), self.below(key), "is not a mapping")
        return Node(value, self.below(key))

    def children(self, key: str) -> list[Node]:
        """The mappings of a list below. Raises PackError when it is no such list, or empty."""
        value = self._left.pop(key, None)
        if not isinstance(value, list) or not value or not all(isinstance(each, _Lined) for each in value):
            raise PackError(self.mapping.lines.get(key, self.line), self.below(key), "is not a list of mappings")
        return [Node(each, f"{self.below(key)}[{index}]") for index, each in enumerate(value)]

    def has(self, key: str) -> bool:
        """Whether the field is there and not taken yet."""
        return key in self._left

    def items(self) -> list[tuple[str, Any, int]]:
        """All remaining fields with their lines; they count as taken."""
        left, self._left = self._left, {}
        return [(key, value, self.mapping.lines[key]) for key, value in left.items()]

    def done(self) -> None:
        """Raise PackError for a field nobody took."""
        for key in self._left:
            raise PackError(self.line_of(key), self.below(key), "is not a field here")

    def below(self, key: str) -> str:
        """The path of a field."""
        return f"{self.path}.{key}" if self.path else key

    def line_of(self, key: str) -> int:
        """The line of a field."""
        return self.mapping.lines.get(key, self.line)


def text(value: Any) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("is not a text")
    return value.strip()


def texts(value: Any) -> tuple[str, ...]:
    """One text or a list of them."""
    return tuple(text(each) for each in (value if isinstance(value, list) else [value]))


def whole(value: Any) -> int:
    """A whole number from 0 up."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100_000:
        raise ValueError("is not a whole number from 0 to 100000")
    return value


def number(value: Any) -> Decimal:
    """A number from 0 up."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or not 0 <= value <= 10**9:
        raise ValueError("is not a number from 0 up")
    return Decimal(value)


def yes_no(value: Any) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise ValueError("is not true or false")
    return value


def day(value: Any) -> date:
    """A date like 2026-03-02."""
    if not isinstance(value, date):
        raise ValueError("is not a date like 2026-03-02")
    return value


def one_of(*choices: str) -> Callable[[Any], str]:
    """A reader of one of these words."""

    def read(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"is not one of {', '.join(choices)}")
        return str(value)

    return read


def some_of(*choices: str) -> Callable[[Any], tuple[str, ...]]:
    """A reader of one or several of these words."""
    read = one_of(*choices)
    return lambda value: tuple(read(each) for each in (value if isinstance(value, list) else [value]))
