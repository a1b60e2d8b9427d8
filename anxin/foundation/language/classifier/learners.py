"""What the ways to learn say together. Measured: docs/quality.md.

The regression generalises best from five examples, what sees words and meaning at once is best with many, the neighbours
know best what was never seen. Together they are better than any one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from anxin.foundation.language.classifier.features import Features
from anxin.foundation.language.classifier.ways import MANY_A_LABEL, Kernel, Learner, Margins, Regression

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

MOST_FOR_KERNEL = 11_000
"""With more examples the kernel's square matrix would need over half a gigabyte."""
_REGRESSION_COUNTS = {False: 0.9, True: 0.3}  # with few and with many examples a label
_NEIGHBOURS = 3
_NEIGHBOURS_COUNT = 0.1
_CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class Said:
    """Of every text: one score for each label, and three signals of how well it fits any label at all."""

    scores: Array
    signals: Array


class Learners:
    """Fitted to features and label numbers (0 … `count` - 1, each at least once)."""

    def __init__(self, features: Features, labels: Array, *, count: int, seed: int) -> None:
        self._count, self._labels, self._meaning = count, labels, features.meaning
        self._present = sorted(set(labels.tolist()))
        self._learners: list[tuple[float, Learner]] = []
        if len(self._present) > 1:
            both = Kernel if len(labels) <= MOST_FOR_KERNEL else Margins
            counts = _REGRESSION_COUNTS[len(labels) >= MANY_A_LABEL * len(self._present)]
            self._learners = [(counts, Regression(features, labels)), (1.0, both(features, labels, seed))]

    def ask(self, features: Features) -> Said:
        """What they say about texts, put together."""
        import numpy as np

        near = self._nearness(features.meaning)
        said = [(counts, self._wide(learner.scores(features))) for counts, learner in self._learners]
        signals = np.stack([scores.max(axis=1) for scores in (*(scores for _, scores in said), near)], axis=1)
        if not said:
            return Said(near, np.repeat(signals, 3, axis=1))
        together = sum(counts * _comparable(scores) for counts, scores in said)
        return Said(together + _NEIGHBOURS_COUNT * _comparable(near), signals)

    def _wide(self, found: Array) -> Array:
        """Scores for every label, the lowest for those without an example."""
        import numpy as np

        wide: Array = np.repeat(found.min(axis=1, keepdims=True), self._count, axis=1)
        wide[:, self._present] = found
        return wide

    def _nearness(self, meaning: Array) -> Array:
        """The mean likeness to the three nearest examples of each label."""
        import numpy as np

        order = np.argsort(self._labels, kind="stable")
        starts = np.searchsorted(self._labels[order], np.arange(self._count + 1))
        examples = self._meaning[order]
        near = np.full((len(meaning), self._count), -1.0, dtype=np.float32)
        for at in range(0, len(meaning), _CHUNK):
            likeness = meaning[at : at + _CHUNK] @ examples.T
            for label in self._present:
                own = likeness[:, starts[label] : starts[label + 1]]
                most = min(_NEIGHBOURS, own.shape[1])
                near[at : at + _CHUNK, label] = np.partition(own, own.shape[1] - most, axis=1)[:, -most:].mean(axis=1)
        return near


def _comparable(scores: Array) -> Array:
    spread = scores.std(axis=1, keepdims=True)
    spread[spread == 0] = 1
    comparable: Array = (scores - scores.mean(axis=1, keepdims=True)) / spread
    return comparable
