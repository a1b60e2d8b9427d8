"""Putting values into a wording, and checking a wording somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping

_VARIABLE = re.compile(r"\{([a-z_]+)\}")


def fill(wording: str, values: Mapping[str, str]) -> str:
    """`wording` with every `{name}` replaced; a name without value stays as it is, other braces are text."""
    return _VARIABLE.sub(lambda match: values.get(match[1], match[0]), wording)


def unknown_variables(wording: str, known: Mapping[str, str]) -> list[str]:
    """Names used in `wording` that the text does not offer, in order of appearance."""
    return [name for name in dict.fromkeys(_VARIABLE.findall(wording)) if name not in known]
