"""The table of decisions, line by line."""

from dataclasses import replace
from datetime import timedelta

import pytest

from anxin.domain.cases.rules.mail_decisions import MOST_LATELY, Facts, Fate, decide
from anxin.domain.conversations.types import Why

FIRST = Facts()
ANSWER = Facts(has_thread=True)


@pytest.mark.parametrize(
    ("facts", "fate", "why"),
    [
        (FIRST, Fate.STORE, Why.NEW_CASE),
        (ANSWER, Fate.STORE, Why.REPLY),
        (replace(FIRST, kind="bounce"), Fate.IGNORE, Why.BOUNCE),
        (replace(FIRST, kind="bounce", has_sender=False), Fate.IGNORE, Why.BOUNCE),
        (replace(ANSWER, kind="bounce", is_blocked=True), Fate.IGNORE, Why.BOUNCE),
        (replace(FIRST, kind="feedback_report"), Fate.IGNORE, Why.COMPLAINT),
        (replace(FIRST, has_sender=False), Fate.IGNORE, Why.NO_SENDER),
        (replace(ANSWER, is_duplicate=True), Fate.IGNORE, Why.DUPLICATE),
        (replace(ANSWER, is_ours=True), Fate.IGNORE, Why.LOOP),
        (replace(ANSWER, is_blocked=True), Fate.IGNORE, Why.BLOCKED),
        (replace(ANSWER, lately=MOST_LATELY), Fate.IGNORE, Why.TOO_MANY),
        (replace(ANSWER, lately=MOST_LATELY - 1), Fate.STORE, Why.REPLY),
        (replace(FIRST, is_spam=True), Fate.IGNORE, Why.SPAM),
        (replace(FIRST, is_forged=True), Fate.IGNORE, Why.FORGED),
        (replace(ANSWER, is_spam=True), Fate.STORE, Why.REPLY),
        (replace(ANSWER, is_spam=True, is_trusted=False), Fate.IGNORE, Why.SPAM),
        (replace(ANSWER, is_forged=True, is_trusted=False), Fate.IGNORE, Why.FORGED),
        (replace(ANSWER, is_trusted=False), Fate.STORE, Why.REPLY),
        (replace(FIRST, is_automatic=True), Fate.IGNORE, Why.AUTO_REPLY),
        (replace(ANSWER, is_automatic=True), Fate.ADD_QUIETLY, Why.AUTO_REPLY),
        (replace(FIRST, is_bulk=True), Fate.IGNORE, Why.NEWSLETTER),
        (replace(ANSWER, is_bulk=True), Fate.STORE, Why.REPLY),
        (replace(FIRST, repeats_automatic=True), Fate.IGNORE, Why.LOOP),
        (replace(ANSWER, after_automatic=timedelta(seconds=3)), Fate.ADD_QUIETLY, Why.LOOP),
        (replace(ANSWER, after_automatic=timedelta(seconds=45)), Fate.STORE, Why.REPLY),
        # Two requests in a row are two requests, however quick.
        (replace(FIRST, after_automatic=timedelta(seconds=3)), Fate.STORE, Why.NEW_CASE),
    ],
)
def test_the_first_line_that_fits_decides(facts, fate, why):
    decision = decide(facts)
    assert (decision.fate, decision.why) == (fate, why)
