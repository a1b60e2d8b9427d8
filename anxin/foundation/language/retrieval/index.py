"""The index: built from entries, asked one question at a time, saved to a folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anxin.foundation.language.retrieval.blend import blend, confidence
from anxin.foundation.language.retrieval.lexical import Lexical
from anxin.foundation.language.retrieval.views import VIEWS
from anxin.foundation.language.sentences import split_sentences
from anxin.foundation.language.sounds import typed_pairs
from anxin.foundation.language.vectors import MOST_WEIGHT, beginning, encode, encode_one

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

_READING_BUDGET = 500_000  # Chinese characters, or four times as many Latin letters
_LEAST_WEIGHT = 25
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that may answer. `confidence`, 0 to 1, is the probability that it does; `score` only orders."""

    id: str
    score: float
    confidence: float


class Index:
    """Immutable once built; may be asked from several threads. Entries with equal ids are kept once, the last one."""

    def __init__(self, ids: list[str], views: dict[str, Lexical], vectors: Array) -> None:
        self.ids = ids
        self._rows = {identity: row for row, identity in enumerate(ids)}
        self._views, self._vectors = views, vectors

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def build(cls, entries: Iterable[tuple[str, str]]) -> Index:
        """Index (id, text) pairs. Of very many long texts only the beginnings are read for their meaning."""
        unique = dict(entries)
        texts = list(unique.values())
        views = {
            view.name: Lexical.build(map(view.of_entry, texts), length_matters=view.length_matters) for view in VIEWS
        }
        return cls(list(unique), views, _meanings(texts))

    def search(self, question: str, *, limit: int = 10, without: Sequence[str] = ()) -> list[Found]:
        """The best entries, best first; equal scores in the order in which the entries came. Empty for an empty index."""
        import numpy as np

        if not self.ids or limit < 1 or not question.strip():
            return []
        seen = self.look(question)
        scores = blend(seen, is_pinyin=bool(typed_pairs(question)))
        left_out = [self._rows[identity] for identity in without if identity in self._rows]
        scores[left_out] = -np.inf
        most = min(limit, len(self.ids) - len(set(left_out)))
        if most < 1:
            return []
        best = np.argpartition(-scores, most - 1)[:most] if most < len(scores) else np.arange(len(scores))
        best = best[np.lexsort((best, -scores[best]))][:most]
        return [
            Found(
                self.ids[row], float(scores[row]), confidence({name: float(view[row]) for name, view in seen.items()})
            )
            for row in best
        ]

    def look(self, question: str) -> dict[str, Array]:
        """What every view scores for every entry: BM25 as a share of what is possible, 0 to about 1, and the cosine."""
        seen: dict[str, Array] = {}
        for view in VIEWS:
            asked = view.of_question(question)
            lexical = self._views[view.name]
            seen[view.name] = lexical.scores(asked) / max(lexical.worth(asked), 1e-6)
        seen["meaning"] = self._vectors @ encode_one(question)
        return seen

    def save(self, folder: Path) -> None:
        """Write everything below `folder`, which is made; what was saved there before is replaced."""
        import numpy as np

        folder.mkdir(parents=True, exist_ok=True)
        names = {"version": _VERSION, "ids": self.ids}
        vocabularies = {name: list(view.vocabulary) for name, view in self._views.items()}
        arrays = {f"{name}.{key}": array for name, view in self._views.items() for key, array in view.arrays().items()}
        (folder / "names.json").write_text(json.dumps(names | {"words": vocabularies}), encoding="utf-8")
        np.savez(folder / "arrays.npz", vectors=self._vectors, **arrays)

    @classmethod
    def load(cls, folder: Path) -> Index:
        """Read what `save` wrote. Raises ValueError when another version of this code wrote it."""
        import numpy as np

        names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        if names["version"] != _VERSION:
            raise ValueError(f"the index was saved in form {names['version']}, this is {_VERSION}: build it again")
        with np.load(folder / "arrays.npz", allow_pickle=False) as arrays:
            views = {view.name: _view(view.name, names, arrays) for view in VIEWS}
            return cls(names["ids"], views, arrays["vectors"])


def _meanings(texts: list[str]) -> Array:
    """What each entry means: half its first sentence, which says what it is about, half the whole beginning.

    Of very many entries only as much is read as takes less than a minute.
    """
    most = min(MOST_WEIGHT, max(_LEAST_WEIGHT, _READING_BUDGET // max(1, len(texts))))
    heads = [beginning(next(iter(split_sentences(text[: most * 4])), ""), most) for text in texts]
    vectors = encode([*texts, *heads], most_weight=most)  # in one call: what is the same is computed once
    whole, head = vectors[: len(texts)], vectors[len(texts) :]
    half: Array = (whole + head) / 2
    return half


def _view(name: str, names: Mapping[str, Any], arrays: Mapping[str, Any]) -> Lexical:
    own = {key: arrays[f"{name}.{key}"] for key in ("starts", "entries", "weights", "idf")}
    return Lexical({word: at for at, word in enumerate(names["words"][name])}, own, len(names["ids"]))
