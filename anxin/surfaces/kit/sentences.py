"""What happened, as people say it: feature folders register one sentence per event type, histories and the audit page tell it.

A sentence follows the name of whoever acted. `%(field)s` is a field of the event; ids of people, roles and cases become names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

_sentences: dict[str, Any] = {}
_UNKNOWN = _("did something this version has no words for")


def register(sentences: Mapping[str, Any]) -> None:
    """Add sentences by event type ("accounts.StaffLeft"); registering a type again replaces its sentence."""
    _sentences.update(sentences)


def is_known(event_type: str) -> bool:
    """Whether somebody said how to tell this."""
    return event_type in _sentences


def tell(event_type: str, values: Mapping[str, Any]) -> str:
    """The sentence of an event with its values put in; what is missing among them shows as "?"."""
    return str(_sentences.get(event_type, _UNKNOWN)) % _Lenient(values)


class _Lenient(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"
