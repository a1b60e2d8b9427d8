"""From three signals to one confidence, and the confidence below which "none of them" is the better answer.

Both are learned from texts the learners had not seen: every text is judged once by learners fitted without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

RIGHT_ANSWERS_WITHHELD = 0.005
"""How many right answers of a hundred may be withheld for the sake of those who asked for something else."""
CAUGHT_IS_WORTH = 0.25
"""With examples of "none of them" to learn from: how much one more of them caught is worth, against a right answer withheld."""
_ENOUGH_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Doubt:
    """`weights` turn standardised signals into a fit; `slope` and `offset` turn the fit into a probability."""

    centre: Array
    spread: Array
    weights: Array
    threshold: float
    slope: float
    offset: float

    def fit_of(self, signals: Array) -> Array:
        """How well each text fits the labels at all; higher is better."""
        fit: Array = ((signals - self.centre) / self.spread) @ self.weights
        return fit

    def confidence(self, signals: Array) -> Array:
        """The probability, 0 to 1, that the best label is right, given that the text resembles the examples."""
        import numpy as np

        certain: Array = 1 / (1 + np.exp(-np.clip(self.slope * self.fit_of(signals) + self.offset, -30, 30)))
        return certain

    def rejects(self, signals: Array) -> Array:
        """True where none of the labels should be suggested."""
        rejected: Array = self.fit_of(signals) < self.threshold
        return rejected


def learn_doubt(signals: Array, is_right: Array, strange: Array) -> Doubt:
    """`signals` and `is_right` of unseen texts with labels; `strange` the signals of texts that have none (maybe empty)."""
    import numpy as np

    centre, spread = signals.mean(axis=0), signals.std(axis=0)
    spread[spread < 1e-9] = 1
    known, unknown = (signals - centre) / spread, (strange - centre) / spread
    shown = len(strange) >= _ENOUGH_SHOWN
    weights = _telling_apart(known, unknown) if shown else np.full(signals.shape[1], 1 / signals.shape[1])
    fit = known @ weights
    right = np.sort(fit[is_right]) if is_right.any() else np.sort(fit)
    threshold = (
        _best_border(right, np.sort(unknown @ weights))
        if shown
        else float(right[int(RIGHT_ANSWERS_WITHHELD * len(right))])
    )
    slope, offset = _probability(fit, is_right)
    return Doubt(centre, spread, weights, threshold, slope, offset)


def _best_border(right: Array, strange: Array) -> float:
    """The border that keeps most right answers and, counting less, catches most strangers; both sorted."""
    import numpy as np

    borders = np.unique(np.concatenate([right, strange]))
    withheld = np.searchsorted(right, borders) / len(right)
    caught = np.searchsorted(strange, borders) / len(strange)
    return float(borders[(CAUGHT_IS_WORTH * caught - withheld).argmax()])


def _telling_apart(known: Array, unknown: Array) -> Array:
    """Weights that tell the two apart, none negative, adding up to 1."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows = np.vstack([known, unknown])
    labels = np.arange(len(rows)) < len(known)
    learned = LogisticRegression(class_weight="balanced", C=0.1).fit(rows, labels).coef_[0]
    positive = np.maximum(learned, 0.05)
    weights: Array = positive / positive.sum()
    return weights


def _probability(fit: Array, is_right: Array) -> tuple[float, float]:
    from sklearn.linear_model import LogisticRegression

    if is_right.all() or not is_right.any():
        return 1.0, 2.0 if is_right.all() else -2.0
    learned = LogisticRegression().fit(fit[:, None], is_right)
    return max(0.0, float(learned.coef_[0, 0])), float(learned.intercept_[0])
