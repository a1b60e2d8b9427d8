"""From search terms to conditions on tokens: what must hold for everyone, and how far it may be relaxed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from anxin.foundation.db.fulltext import AllOf, AnyOf, Condition, Has
from anxin.foundation.language.tokens import Term
from anxin.foundation.search.rules.content import KEY_PREFIX, kind_token, scope_token
from anxin.foundation.search.types import Grant

MAX_TERMS_TO_COMBINE = 6


def term_condition(term: Term) -> Condition:
    """A term is met by any of its ways."""
    return AnyOf(tuple(AllOf(tuple(Has(want.token, want.is_prefix) for want in way)) for way in term.ways))


def key_condition(terms: Sequence[Term]) -> Condition | None:
    """When the question is one single number or code: documents that carry exactly it."""
    return Has(KEY_PREFIX + terms[0].key) if len(terms) == 1 and terms[0].key else None


def limits(kinds: Collection[str] | None, scopes: Sequence[Grant] | None) -> list[Condition] | None:
    """What every hit must meet: one of the kinds, and one of the grants; None when nothing is allowed at all."""
    conditions: list[Condition] = []
    if kinds is not None:
        conditions.append(AnyOf(tuple(Has(kind_token(kind)) for kind in kinds)))
    if scopes is not None:
        grants = [_grant_condition(grant) for grant in scopes]
        conditions.append(AnyOf(tuple(grant for grant in grants if grant is not None)))
    return None if any(isinstance(condition, AnyOf) and not condition.parts for condition in conditions) else conditions


def relaxed(terms: Sequence[Condition]) -> list[list[Condition]]:
    """Rounds of weaker conditions, for when nothing meets all terms: all but one, and so on, at last each alone.

    A round is a list of conditions that are looked up one by one, so that a common word cannot push out a rare one.
    """
    if len(terms) < 2:
        return []
    sizes = range(len(terms) - 1, 1, -1) if len(terms) <= MAX_TERMS_TO_COMBINE else ()
    rounds: list[list[Condition]] = [[AllOf(some) for some in combinations(terms, size)] for size in sizes]
    return [*rounds, list(terms)]


def _grant_condition(grant: Grant) -> Condition | None:
    if not grant or not all(grant):
        return None
    return AllOf(tuple(AnyOf(tuple(Has(scope_token(scope)) for scope in sorted(dimension))) for dimension in grant))
