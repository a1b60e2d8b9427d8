"""The classifier as others use it: fit once, predict often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from anxin.foundation.language.classifier.doubt import Doubt, learn_doubt
from anxin.foundation.language.classifier.features import Features, Terms, meaning
from anxin.foundation.language.classifier.learners import Learners, Said

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

OOS = "oos"
_MANY = 2_500  # from so many examples on, one held-out quarter is enough to learn doubt from
_FOLDS = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A label and how it compares: the shares of all labels of one text add up to 1."""

    label: str
    share: float


@dataclass(frozen=True, slots=True)
class Guess:
    """What a text is about. `label` is OOS when none fits; `best` is the best label all the same.

    `confidence` is the probability, 0 to 1, that `best` is right; `strangeness` grows the less the text resembles
    anything learned (any scale, for ordering). `others` are the next best labels.
    """

    label: str
    best: str
    confidence: float
    strangeness: float
    others: tuple[Suggestion, ...] = ()


class Classifier:
    """Immutable after `fit`; may be asked from several threads."""

    def __init__(self, labels: list[str], terms: Terms, learners: Learners, doubt: Doubt) -> None:
        self.labels = labels
        self._terms, self._learners, self._doubt = terms, learners, doubt

    @classmethod
    def fit(cls, texts: Sequence[str], labels: Sequence[str], *, seed: int = 7) -> Classifier:
        """Learn from examples; those labelled OOS show what fits no label. Raises ValueError without any real label.

        The same examples in the same order give the same classifier.
        """
        import numpy as np
        from threadpoolctl import threadpool_limits

        if len(texts) != len(labels):
            raise ValueError("every text needs a label")
        known = sorted({label for label in labels if label != OOS})
        if not known:
            raise ValueError("there is no example of any label")
        number = {label: at for at, label in enumerate(known)}
        is_known = np.array([label != OOS for label in labels])
        own = np.array([number[label] for label in labels if label != OOS])
        with threadpool_limits(1):  # more threads wait for each other on a shared machine
            terms = Terms([text for text, label in zip(texts, labels, strict=True) if label != OOS])
            everything = Features(terms.matrix(texts), meaning(texts))
            features, strange = everything.rows(is_known), everything.rows(~is_known)
            doubt = _doubt(features, own, strange, count=len(known), seed=seed)
            return cls(known, terms, Learners(features, own, count=len(known), seed=seed), doubt)

    def predict(self, texts: Sequence[str], *, others: int = 0) -> list[Guess]:
        """One guess for each text, in order, with up to `others` further labels."""
        from threadpoolctl import threadpool_limits

        if not texts:
            return []
        with threadpool_limits(1):
            said = self._learners.ask(Features(self._terms.matrix(texts), meaning(texts)))
        return list(self._guesses(said, others))

    def _guesses(self, said: Said, others: int) -> Iterator[Guess]:
        import numpy as np

        order = np.argsort(-said.scores, axis=1, kind="stable")[:, : others + 1]
        shares = np.exp(said.scores - said.scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        fits, confidences = self._doubt.fit_of(said.signals), self._doubt.confidence(said.signals)
        rejected = self._doubt.rejects(said.signals)
        for row, ranked in enumerate(order):
            best = self.labels[ranked[0]]
            further = tuple(Suggestion(self.labels[at], float(shares[row, at])) for at in ranked[1:])
            label = OOS if rejected[row] else best
            yield Guess(label, best, float(confidences[row]), -float(fits[row]), further)


def _doubt(features: Features, labels: Array, strange: Features, *, count: int, seed: int) -> Doubt:
    import numpy as np

    signals, right, odd = [], [], []
    for learned, unseen in _parts(len(labels), seed):
        learners = Learners(features.rows(learned), labels[learned], count=count, seed=seed)
        said = learners.ask(features.rows(unseen))
        signals.append(said.signals)
        right.append(said.scores.argmax(axis=1) == labels[unseen])
        if len(strange.meaning):
            odd.append(learners.ask(strange).signals)
    nobody = np.zeros((0, signals[0].shape[1]))
    return learn_doubt(np.vstack(signals), np.concatenate(right), np.vstack(odd) if odd else nobody)


def _parts(count: int, seed: int) -> Iterator[tuple[Array, Array]]:
    """Which examples to learn from and which to hold out, so that a few examples are all held out once."""
    import numpy as np

    shuffled = np.random.default_rng(seed).permutation(count)
    folds = np.array_split(shuffled, min(_FOLDS, max(count, 2)))
    if count == 1:
        yield shuffled, shuffled
        return
    for at in range(1 if count > _MANY else len(folds)):
        yield np.sort(np.concatenate([fold for other, fold in enumerate(folds) if other != at])), folds[at]
