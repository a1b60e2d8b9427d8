"""Three-valued logic that knows why it does not know: an answer is True, False, or the facts that would have to be asked."""

from __future__ import annotations

from collections.abc import Iterable

Answer = bool | frozenset[str]
"""True, False, or the JSON pointers of the facts on which it depends (never empty)."""


def both(answers: Iterable[Answer]) -> Answer:
    """Whether all hold: one False decides, whatever is unknown."""
    unknown: frozenset[str] = frozenset()
    for answer in answers:
        if answer is False:
            return False
        if answer is not True:
            unknown |= answer
    return unknown or True


def either(answers: Iterable[Answer]) -> Answer:
    """Whether at least one holds: one True decides, whatever is unknown."""
    unknown: frozenset[str] = frozenset()
    for answer in answers:
        if answer is True:
            return True
        if answer is not False:
            unknown |= answer
    return unknown or False


def opposite(answer: Answer) -> Answer:
    """The negation; what is unknown stays so."""
    return not answer if isinstance(answer, bool) else answer


def is_unknown(answer: Answer) -> bool:
    """Whether facts would have to be asked."""
    return not isinstance(answer, bool)
