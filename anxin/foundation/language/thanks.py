"""Tells replies that only say thanks or OK from those that bring something new, so that a solved case stays solved.

Conservative: everything in the message must be courtesy. One word we do not know, or a question mark, is something new.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

import yaml

from anxin.foundation.language.folding import fold

_PHRASE_FILE = Path(__file__).parent / "data" / "courtesy.yaml"
_SIGNATURES = re.compile(r"发自我的[\w ]{0,12}|(?:sent|get outlook) (?:from|for) (?:my )?[\w ]{1,30}$", re.MULTILINE)
_FRIENDLY_PICTURE = re.compile("[👍👌🙏😊😄😀🌹❤💪✅🎉👏🤝🆗😁🙂☺😘💐]")
_MOST_WORDS = 12


def is_only_thanks(text: str) -> bool:
    """Whether a message holds nothing but thanks, OK, praise, "it works now" or a friendly picture.

    `谢谢，但是还是漏水` and `好了吗？` are something new; so is an empty message (perhaps only a photo came).
    """
    pieces = [piece for piece in _pieces(_SIGNATURES.sub(" ", fold(text.replace("’", "'")))) if piece]
    return all(map(_is_courtesy, pieces)) if pieces else bool(_FRIENDLY_PICTURE.search(text))


def _pieces(folded: str) -> list[str]:
    """Clauses without punctuation and pictures; a question mark stays, because it asks."""
    return [" ".join(clause.split()) for clause in re.split(r"[^\w'? ]+", folded)]


def _is_courtesy(piece: str) -> bool:
    chinese, english = _phrases()
    if chinese.fullmatch(piece.replace(" ", "")) or english.fullmatch(piece):
        return True
    words = piece.split(" ")  # `ok thanks it works now`: courtesies one after another without a comma
    return len(words) <= _MOST_WORDS and any(
        english.fullmatch(" ".join(words[:cut])) and _is_courtesy(" ".join(words[cut:])) for cut in range(1, len(words))
    )


@functools.cache
def _phrases() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = yaml.safe_load(_PHRASE_FILE.read_text(encoding="utf-8"))
    chinese = "|".join(data["zh"]).replace("<whom>", data["whom"])
    return re.compile(f"(?:{chinese})+"), re.compile(f"(?:{'|'.join(data['en'])})")
