"""Three ways to learn labels: each is fitted to features and gives every present label a score."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from anxin.foundation.language.classifier.features import Features

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

_VECTOR_LENGTH = 1.0  # of the meaning beside the words, for the margins
_CHUNK = 1_000


class Shape(NamedTuple):
    """Of the kernel: how fast likeness falls off with meaning, what shared words add to it, how much is smoothed."""

    sharpness: float
    words: float
    smoothing: float


MANY_A_LABEL = 30
"""From so many examples a label on, words may be trusted more, since by then most of them have been seen."""
FEW, MANY = Shape(2.0, 0.5, 0.3), Shape(1.0, 1.0, 0.1)


class Learner(Protocol):
    """Gives scores, one column for each label that had an example, in the labels' order."""

    def scores(self, features: Features) -> Array:
        """One row for each text."""
        ...


class Regression:
    """Multinomial logistic regression over the meaning alone."""

    def __init__(self, features: Features, labels: Array) -> None:
        from sklearn.linear_model import LogisticRegression

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "did not converge": close enough is enough here
            self._learned = LogisticRegression(C=20, max_iter=100).fit(features.meaning, labels)

    def scores(self, features: Features) -> Array:
        """Log-odds against the mean of all labels."""
        return _two_sided(self._learned.decision_function(features.meaning))


class Kernel:
    """Kernel ridge regression: texts are alike when they mean nearly the same or share telling words.

    Exact: solves one linear system as large as there are examples, for all labels at once.
    """

    def __init__(self, features: Features, labels: Array, seed: int) -> None:
        import numpy as np
        from scipy.linalg import cho_factor, cho_solve

        self._examples = features
        present = np.unique(labels)
        self._shape = MANY if len(labels) >= MANY_A_LABEL * len(present) else FEW
        wanted = (labels[:, None] == present[None, :]).astype(np.float32)
        likeness = self._likeness(features)
        likeness[np.diag_indices(len(likeness))] += self._shape.smoothing
        factor = cho_factor(likeness, overwrite_a=True, check_finite=False)
        self._weights = cho_solve(factor, wanted - wanted.mean(axis=0), check_finite=False)

    def scores(self, features: Features) -> Array:
        """About 1 for the right label of a text like the examples, about 0 for everything else."""
        import numpy as np

        parts = (
            self._likeness(features.rows(slice(at, at + _CHUNK))) @ self._weights
            for at in range(0, features.meaning.shape[0], _CHUNK)
        )
        return np.vstack([np.zeros((0, self._weights.shape[1])), *parts])

    def _likeness(self, features: Features) -> Array:
        """Texts × examples, in pieces, so that the sparse product never is there as a whole."""
        import numpy as np

        count, others = features.meaning.shape[0], self._examples.words.T.tocsc()
        alike: Array = np.empty((count, self._examples.meaning.shape[0]), dtype=np.float32)
        for at in range(0, count, _CHUNK):
            piece = slice(at, min(at + _CHUNK, count))
            cosine = features.meaning[piece] @ self._examples.meaning.T
            alike[piece] = np.exp(2 * self._shape.sharpness * (cosine - 1))
            alike[piece] += self._shape.words * (features.words[piece] @ others).toarray()
        return alike


class Margins:
    """Linear support vectors over words and meaning side by side: for more examples than the kernel can hold."""

    def __init__(self, features: Features, labels: Array, seed: int) -> None:
        from sklearn.svm import LinearSVC

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._learned = LinearSVC(C=0.7, tol=1e-2, random_state=seed).fit(_side_by_side(features), labels)

    def scores(self, features: Features) -> Array:
        """Signed distances from each label's border."""
        return _two_sided(self._learned.decision_function(_side_by_side(features)))


def _side_by_side(features: Features) -> Any:
    from scipy import sparse

    return sparse.hstack([features.words, features.meaning * _VECTOR_LENGTH]).tocsr()


def _two_sided(found: Array) -> Array:
    import numpy as np

    return np.stack([-found, found], axis=1) if found.ndim == 1 else found
