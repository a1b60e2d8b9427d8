"""The same key does a thing once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anxin.foundation.errors import Conflict, Invalid
from anxin.foundation.idempotency.operations import KEPT_FOR, forget_old, once
from tests.cast import AT

pytestmark = pytest.mark.django_db


def ask(done: list[str], *, scope="token 1", key="k1", request=b"{}", at=AT):
    def run():
        done.append(key)
        return 201, {"count": len(done)}

    return once(scope=scope, key=key, request=request, run=run, at=at)


def test_the_same_request_again_is_answered_without_being_done():
    done: list[str] = []
    assert ask(done) == ask(done) == (201, {"count": 1})


def test_other_senders_and_other_keys_do_not_share_answers():
    done: list[str] = []
    ask(done), ask(done, scope="token 2"), ask(done, key="k2")
    assert len(done) == 3


def test_a_key_used_for_another_request_is_refused():
    done: list[str] = []
    ask(done)
    with pytest.raises(Invalid):
        ask(done, request=b'{"other": 1}')
    assert len(done) == 1


def test_a_refused_request_may_be_sent_again():
    def refuse():
        raise Conflict

    with pytest.raises(Conflict):
        once(scope="token 1", key="k1", request=b"{}", run=refuse, at=AT)
    assert ask([]) == (201, {"count": 1})


def test_answers_are_forgotten_after_two_days():
    done: list[str] = []
    ask(done)
    assert forget_old(at=AT + KEPT_FOR) == 0
    assert forget_old(at=AT + KEPT_FOR + timedelta(seconds=1)) == 1
    ask(done)
    assert len(done) == 2
