"""Reads: search by words, numbers and names within what a person may see."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from anxin.foundation.db.fulltext import AllOf, Condition
from anxin.foundation.language.tokens import Term, query_terms
from anxin.foundation.search.models import INDEX, SearchDocument
from anxin.foundation.search.rules import question, ranking
from anxin.foundation.search.types import Grant, Hit

NEWEST = (
    1_000  # candidates looked at; an older match of very common words only is not found, one with a number always is
)
NEWEST_PER_PART = 200
EXACT = 50
READ = 100  # candidates whose tokens are read for the final order


def search(
    query: str,
    *,
    kinds: Collection[str] | None = None,
    scopes: Sequence[Grant] | None = None,
    limit: int = 20,
    is_typing: bool = False,
) -> list[Hit]:
    """Things that match, best first. Any text is a valid query; one without letters and digits finds nothing.

    All words must be there; only when nothing has them all, hits with fewer come back, marked `is_partial`. `scopes` are
    the grants of the person who searches (`[[["b1"], ["t3"]]]`: one grant, brand 1 and team 3); None means no limit and is
    for the system alone. With `is_typing` the last word counts as unfinished.
    """
    terms = query_terms(query, is_typing=is_typing)
    limits = question.limits(kinds, scopes)
    if not terms or limits is None:
        return []
    exact = _exact(terms, limits)
    found = exact + _newest([question.term_condition(term) for term in terms], limits)
    is_partial = not found
    if is_partial:
        found = _partial([question.term_condition(term) for term in terms], limits)
    return _ranked(found, set(exact), terms, limit, is_partial)


def _exact(terms: Sequence[Term], limits: list[Condition]) -> list[int]:
    key = question.key_condition(terms)
    return INDEX.newest(AllOf((*limits, key)), limit=EXACT) if key else []


def _newest(conditions: list[Condition], limits: list[Condition]) -> list[int]:
    return INDEX.newest(AllOf((*limits, *conditions)), limit=NEWEST)


def _partial(conditions: list[Condition], limits: list[Condition]) -> list[int]:
    for parts in question.relaxed(conditions):
        found = [row for part in parts for row in INDEX.newest(AllOf((*limits, part)), limit=NEWEST_PER_PART)]
        if found:
            return found
    return []


def _ranked(found: list[int], exact: set[int], terms: list[Term], limit: int, is_partial: bool) -> list[Hit]:
    rough = ranking.rough_order(_candidates(found, exact, "title_tokens"), terms)[: max(READ, limit)]
    candidates = _candidates([candidate.id for candidate in rough], exact, "title_tokens", "tokens")
    scored = sorted(
        zip(ranking.scores(candidates, terms), candidates, strict=True), key=lambda pair: (-pair[0], -pair[1].id)
    )
    best = scored[:limit]
    rows = SearchDocument.objects.only("kind", "object_id", "title").in_bulk([candidate.id for _, candidate in best])
    return [
        Hit(row.kind, row.object_id, row.title, score, candidate.is_exact, is_partial)
        for score, candidate in best
        if (row := rows.get(candidate.id))
    ]


def _candidates(ids: list[int], exact: set[int], *columns: str) -> list[ranking.Candidate]:
    rows = SearchDocument.objects.filter(id__in=set(ids)).values("id", "at", *columns)
    return [
        ranking.Candidate(row["id"], row["at"], row["title_tokens"], row.get("tokens", ""), row["id"] in exact)
        for row in rows
    ]
