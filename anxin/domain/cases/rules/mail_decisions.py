"""What becomes of a mail: pure. The first line of the table that fits decides; every line has its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from anxin.domain.conversations.types import Why

# Nobody reads a mail and answers it that fast; programs do.
NO_PERSON_IS_SO_QUICK = timedelta(seconds=30)
# More mails from one sender in ten minutes come from a machine that has gone wild.
LATELY = timedelta(minutes=10)
MOST_LATELY = 30


class Fate(Enum):
    """What is done with it."""

    STORE = "store"  # a message for people
    ADD_QUIETLY = "add_quietly"  # into its thread, without making anybody do anything
    IGNORE = "ignore"  # kept on the mail-health page only


@dataclass(frozen=True)
class Facts:
    """All the table looks at. `after_automatic`: how long after an automatic mail of ours it came that it answers, None when it answers none.

    `repeats_automatic`: its subject holds that mail's subject. `lately`: mails of this sender in the last ten minutes.
    """

    kind: str = "message"
    has_sender: bool = True
    is_ours: bool = False
    is_duplicate: bool = False
    is_blocked: bool = False
    is_bulk: bool = False
    is_automatic: bool = False
    is_spam: bool = False
    is_forged: bool = False
    has_thread: bool = False
    is_trusted: bool = True
    after_automatic: timedelta | None = None
    repeats_automatic: bool = False
    lately: int = 0


@dataclass(frozen=True)
class Decision:
    """What is done and why."""

    fate: Fate
    why: Why


def decide(facts: Facts) -> Decision:
    """What becomes of the mail these facts describe."""
    for why, fits in _IGNORED:
        if fits(facts):
            return Decision(Fate.IGNORE, why)
    if facts.has_thread:
        return _in_thread(facts)
    if facts.is_spam or facts.is_forged:
        return Decision(Fate.IGNORE, Why.SPAM if facts.is_spam else Why.FORGED)
    if facts.is_automatic:
        return Decision(Fate.IGNORE, Why.AUTO_REPLY)
    if facts.is_bulk:
        return Decision(Fate.IGNORE, Why.NEWSLETTER)
    if facts.repeats_automatic:
        return Decision(Fate.IGNORE, Why.LOOP)
    return Decision(Fate.STORE, Why.NEW_CASE)


def _in_thread(facts: Facts) -> Decision:
    """Answers: lists and junk filters are not asked any more, since a customer's words must not get lost."""
    if facts.is_automatic:
        return Decision(Fate.ADD_QUIETLY, Why.AUTO_REPLY)
    if facts.after_automatic is not None and facts.after_automatic < NO_PERSON_IS_SO_QUICK:
        return Decision(Fate.ADD_QUIETLY, Why.LOOP)
    if not facts.is_trusted and (facts.is_spam or facts.is_forged):
        return Decision(Fate.IGNORE, Why.SPAM if facts.is_spam else Why.FORGED)
    return Decision(Fate.STORE, Why.REPLY)


# In this order: a bounce of a blocked sender is a bounce, a duplicate of anything is a duplicate.
_IGNORED = (
    (Why.BOUNCE, lambda facts: facts.kind == "bounce"),
    (Why.COMPLAINT, lambda facts: facts.kind == "feedback_report"),
    (Why.NO_SENDER, lambda facts: not facts.has_sender),
    (Why.DUPLICATE, lambda facts: facts.is_duplicate),
    (Why.LOOP, lambda facts: facts.is_ours),
    (Why.BLOCKED, lambda facts: facts.is_blocked),
    (Why.TOO_MANY, lambda facts: facts.lately >= MOST_LATELY),
)
