"""Every outgoing text: its id, when it goes out, its variables, its delivered wording. Areas register theirs in `texts.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Text:
    """A text as delivered. `variables` maps a name to a sample; `subjects` and `bodies` hold "zh-hans" and "en".

    zh-hant is made from zh-hans where it is not written. In wordings `{name}` stands for a variable. `is_secret`: it holds
    a link that opens an account, so nobody may read it here. `is_automatic`: no person wrote it; False for what frames a person's answer.
    """

    id: str
    when: Any
    variables: Mapping[str, str]
    subjects: Mapping[str, str]
    bodies: Mapping[str, str]
    is_secret: bool = False
    is_automatic: bool = True


_texts: dict[str, Text] = {}


def register(*texts: Text) -> None:
    """Add texts to the catalogue."""
    _texts.update({text.id: text for text in texts})


def texts() -> dict[str, Text]:
    """The whole catalogue by id."""
    autodiscover_modules("texts")
    return dict(sorted(_texts.items()))


def get_text(text_id: str) -> Text:
    """One text. Raises KeyError when no area registers it."""
    return _texts[text_id] if text_id in _texts else texts()[text_id]


def find_text(text_id: str) -> Text | None:
    """One text, or None when no area registers it."""
    return _texts.get(text_id) or texts().get(text_id)
