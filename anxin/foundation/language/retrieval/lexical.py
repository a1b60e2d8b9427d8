"""BM25 over one view: which entries hold the tokens of a question, rare tokens counting more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Scores = np.ndarray[Any, np.dtype[np.float32]]

_SATURATION = 1.2  # BM25's k1: how soon more of the same word says nothing new
_COMMON = 0.4  # a token in more than this share of many entries tells nothing and costs the most
_MANY = 500


class Lexical:
    """Postings of one view with their BM25 weights, ready to be added up. Made by `build` or from saved arrays."""

    def __init__(self, vocabulary: dict[str, int], arrays: Mapping[str, Any], count: int) -> None:
        self.vocabulary = vocabulary
        self.starts, self.entries, self.weights = arrays["starts"], arrays["entries"], arrays["weights"]
        self.idf = arrays["idf"]
        self.count = count

    @classmethod
    def build(cls, texts: Iterable[list[str]], *, length_matters: float) -> Lexical:
        """Index the tokens of every entry, in order."""
        import numpy as np

        vocabulary: dict[str, int] = {}
        tokens, entries, counts, lengths = [], [], [], []
        for entry, words in enumerate(texts):
            counted = Counter(words)
            lengths.append(len(words))
            for word, times in counted.items():
                tokens.append(vocabulary.setdefault(word, len(vocabulary)))
                entries.append(entry)
                counts.append(times)
        token, held = np.array(tokens, dtype=np.int64), np.array(counts, dtype=np.float32)
        length = np.array(lengths, dtype=np.float32)
        count = len(lengths)
        held_by = np.bincount(token, minlength=len(vocabulary)).astype(np.float32)
        idf = np.log1p((count - held_by + 0.5) / (held_by + 0.5)).astype(np.float32)
        entry_of = np.array(entries, dtype=np.int64)
        average = length.mean() if count and length.any() else 1.0
        damping = _SATURATION * (1 - length_matters + length_matters * length / average)
        weights = idf[token] * held * (_SATURATION + 1) / (held + damping[entry_of])
        order = np.argsort(token, kind="stable")
        arrays = {
            "starts": np.concatenate([[0], np.cumsum(held_by)]).astype(np.int64),
            "entries": entry_of[order].astype(np.int32),
            "weights": weights[order].astype(np.float32),
            "idf": idf,
        }
        return cls(vocabulary, arrays, count)

    def scores(self, question: Mapping[str, float]) -> Scores:
        """What every entry scores for these weighted tokens; all zeros when it holds none of them."""
        import numpy as np

        scores = np.zeros(self.count, dtype=np.float32)
        for token, weight in question.items():
            known = self.vocabulary.get(token)
            if known is None:
                continue
            start, stop = self.starts[known], self.starts[known + 1]
            if self.count > _MANY and stop - start > _COMMON * self.count:
                continue
            scores[self.entries[start:stop]] += weight * self.weights[start:stop]
        return scores

    def worth(self, question: Mapping[str, float]) -> float:
        """What an entry would score that held every token of the question once; unknown tokens count as the rarest."""
        rarest = float(self.idf.max()) if len(self.idf) else 1.0
        known = ((self.vocabulary.get(token), weight) for token, weight in question.items())
        return sum(weight * (rarest if at is None else float(self.idf[at])) for at, weight in known)

    def arrays(self) -> dict[str, Any]:
        """What has to be saved beside the vocabulary."""
        return {"starts": self.starts, "entries": self.entries, "weights": self.weights, "idf": self.idf}
