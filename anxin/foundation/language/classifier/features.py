"""What the classifier looks at: words and pieces of words as a sparse matrix, the meaning as vectors."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from anxin.foundation.language.folding import fold
from anxin.foundation.language.vectors import encode
from anxin.foundation.language.words import cut

if TYPE_CHECKING:
    from anxin.foundation.language.vectors import Matrix

MOST_CHARS = 2_000
"""Of a longer text only the beginning counts: people say what they want first."""

_RUN = re.compile(r"(?P<han>[㐀-䶿一-鿿]+)|(?P<word>[^\W_]+(?:'[a-z]+)?)")
_SEEN_TWICE_FROM = 3_000  # with so many texts a piece seen only once is noise, and there are very many of those


@dataclass(frozen=True, slots=True)
class Features:
    """The same texts twice: `words` sparse (texts × terms), `meaning` dense (texts × 512)."""

    words: Any
    meaning: Matrix

    def rows(self, chosen: Any) -> Features:
        """Some of the texts."""
        return Features(self.words[chosen], self.meaning[chosen])


def terms(text: str) -> list[str]:
    """Words of a folded text, single and in pairs."""
    words: list[str] = []
    for found in _RUN.finditer(text):
        words += cut(found["han"]) if found["han"] else [found["word"]]
    return words + [f"{left} {right}" for left, right in itertools.pairwise(words)]


class Terms:
    """Learns which terms texts are made of and how telling each is."""

    def __init__(self, texts: Sequence[str]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        least = 2 if len(texts) > _SEEN_TWICE_FROM else 1
        self._words = TfidfVectorizer(analyzer=terms, sublinear_tf=True)
        self._pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=least)
        self._views = [view for view in (self._words, self._pieces) if _can_fit(view, [*map(_plain, texts)])]

    def matrix(self, texts: Sequence[str]) -> Any:
        """One sparse row for each text."""
        from scipy import sparse

        plain = [*map(_plain, texts)]
        if not self._views:
            return sparse.csr_matrix((len(plain), 1))
        return sparse.hstack([view.transform(plain) for view in self._views]).tocsr().astype("float32") * 0.5**0.5


def meaning(texts: Sequence[str]) -> Matrix:
    """The vectors of the texts."""
    return encode([text[:MOST_CHARS] for text in texts])


def _plain(text: str) -> str:
    return fold(text[:MOST_CHARS]).replace("’", "'")


def _can_fit(view: Any, texts: list[str]) -> bool:
    try:
        view.fit(texts)
    except ValueError:  # no text holds a word
        return False
    return True
