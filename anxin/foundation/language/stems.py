"""English words without their endings, so that `leaks` and `leaking` meet."""

from __future__ import annotations

import functools
import threading
from typing import Any

_local = threading.local()


def _stemmer() -> Any:
    if not hasattr(_local, "stemmer"):  # one for each thread: the C object keeps state while it works
        import Stemmer

        _local.stemmer = Stemmer.Stemmer("english", 0)
    return _local.stemmer


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Snowball stem of a lower-case English word; other words come back as they are."""
    return str(_stemmer().stemWord(word)) if word.isascii() and word.isalpha() else word
