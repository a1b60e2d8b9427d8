"""Checking the definition of a type's own fields, as an administrator writes it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.cases.rules.fields import TYPES
from anxin.foundation.errors import Invalid

MOST_FIELDS = 40
MOST_CHOICES = 100
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FLAGS = ("required", "indexed", "asked_on_portal")


def checked_fields(definitions: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The definitions as they are stored. Raises Invalid(field="fields") naming what is wrong."""
    if len(definitions) > MOST_FIELDS:
        raise Invalid(_("These are too many fields."), field="fields")
    fields = [_field(definition) for definition in definitions]
    keys = [field["key"] for field in fields]
    for key in keys:
        if keys.count(key) > 1:
            raise Invalid(_("Two fields have the code “%(key)s”.") % {"key": key}, field="fields")
    return fields


def _field(given: Mapping[str, Any]) -> dict[str, Any]:
    key = str(given.get("key", ""))
    if not _KEY.fullmatch(key):
        raise Invalid(
            _("“%(key)s”: small letters, digits and underscores only, a letter first.") % {"key": key}, field="fields"
        )
    if given.get("type") not in TYPES or not any(given.get("names", {}).values()):
        raise Invalid(_("“%(key)s” needs a name and a kind.") % {"key": key}, field="fields")
    field = {"key": key, "names": dict(given["names"]), "type": given["type"]}
    if field["type"] == "choice":
        field["choices"] = _choices(key, given.get("choices", []))
    return {**field, **{flag: True for flag in _FLAGS if given.get(flag)}}


def _choices(key: str, given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    choices = [{"key": str(each["key"]), "names": dict(each["names"])} for each in given]
    keys = [choice["key"] for choice in choices]
    is_wrong = not 1 < len(choices) <= MOST_CHOICES or len(set(keys)) < len(keys)
    if is_wrong or not all(_KEY.fullmatch(choice) for choice in keys):
        raise Invalid(_("“%(key)s” needs at least two choices with different codes.") % {"key": key}, field="fields")
    return choices
