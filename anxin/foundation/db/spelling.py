"""One spelling for codes that people write in many: KFR-35GW/AR1, kfr35gw ar1 and KFR 35GW-AR1 are the same number."""

from __future__ import annotations

import unicodedata

from django.db.models import F, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower, Replace

SEPARATORS = "-/ ._"


def spelled(field: str) -> Combinable:
    """For a generated column: the code in `field` in small letters without separators."""
    expression: Combinable = F(field)
    for separator in SEPARATORS:
        expression = Replace(expression, Value(separator), Value(""))
    return Lower(expression)


def spelling(typed: str) -> str:
    """What `spelled` makes of a code as a person typed it, full-width letters too."""
    folded = unicodedata.normalize("NFKC", typed).lower()
    return "".join(character for character in folded if character not in SEPARATORS and not character.isspace())
