"""Search finds what it should, for those who may see it, and says so in a sensible order."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anxin.foundation.search import operations, queries
from anxin.foundation.search.models import SearchDocument
from anxin.foundation.search.types import Document

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def _index(object_id, body="", *, title="", kind="case", scopes=("b1", "t1"), at=NOON, **fields):
    return operations.index(
        kind=kind, object_id=object_id, title=title, fields={"body": body, **fields}, scopes=scopes, at=at
    )


def _found(query, **options):
    return [hit.object_id for hit in queries.search(query, **options)]


def test_all_words_must_be_there():
    _index(1, "空调不制冷")
    _index(2, "空调漏水")
    assert _found("空调 制冷") == [1]


def test_some_words_are_enough_when_nothing_has_them_all():
    _index(1, "空调不制冷")
    _index(2, "洗衣机漏水")
    hits = queries.search("空调 漏水 冒泡")
    assert {hit.object_id for hit in hits} == {1, 2}
    assert all(hit.is_partial for hit in hits)


def test_more_of_the_words_come_before_fewer():
    _index(1, "空调 外机 不转")
    _index(2, "空调")
    assert _found("空调 外机 漏水") == [1]


def test_a_rare_word_is_not_pushed_out_by_newer_documents_with_a_common_one(monkeypatch):
    monkeypatch.setattr(queries, "NEWEST_PER_PART", 3)
    _index(1, "蒸发器结冰")
    for object_id in range(2, 8):
        _index(object_id, "空调", at=NOON + timedelta(days=object_id))
    assert 1 in _found("空调 蒸发器")


@pytest.mark.parametrize("query", ["138 0000 1234", "+86-138-0000-1234", "1234", "00001234"])
def test_a_phone_is_found_in_any_spelling(query):
    _index(1, "不制冷", phones="+86 138-0000-1234\n0571-88880000")
    _index(2, "不制冷", phones="13900005678")
    assert _found(query) == [1]


@pytest.mark.parametrize("query", ["SN2023-0415-008812", "sn20230415008812", "008812", "sn2023"])
def test_a_serial_is_found_by_its_pieces(query):
    _index(1, "不制冷", serials="SN2023-0415-008812")
    assert _found(query) == [1]


def test_an_old_document_is_found_by_its_number_among_many_that_mention_it(monkeypatch):
    monkeypatch.setattr(queries, "NEWEST", 3)
    _index(1042, "漏水", ids="1042")
    for object_id in range(1, 10):
        _index(object_id, "见 1042 号", at=NOON + timedelta(days=object_id))
    hits = queries.search("1042")
    assert hits[0].object_id == 1042
    assert hits[0].is_exact


def test_the_title_counts_more_than_the_body():
    _index(1, "顺便说一下，滤芯也旧了，另外机器外壳有点脏", title="换新机器", at=NOON)
    _index(2, "上门", title="滤芯更换", at=NOON - timedelta(days=200))
    assert _found("滤芯") == [2, 1]


def test_the_newer_of_two_equal_documents_comes_first():
    _index(1, "漏水", at=NOON)
    _index(2, "漏水", at=NOON + timedelta(days=40))
    _index(3, "漏水", at=NOON - timedelta(days=40))
    assert _found("漏水") == [2, 1, 3]


def test_kinds_limit_what_is_found():
    _index(1, "漏水")
    _index(1, "漏水", kind="article")
    assert [hit.kind for hit in queries.search("漏水", kinds=["article"])] == ["article"]
    assert _found("漏水", kinds=[]) == []


@pytest.mark.parametrize(
    ("scopes", "ids"),
    [
        (None, {1, 2, 3, 4}),
        ([[["b1"]]], {1, 2}),
        ([[["b1"], ["t1"]]], {1}),
        ([[["b1", "b2"], ["t1"]]], {1, 3}),
        ([[["b1"], ["t1"]], [["b2"], ["t2"]]], {1, 4}),
        ([[["b9"]]], set()),
        ([[["b1"], []]], set()),
        ([[]], set()),
        ([], set()),
    ],
)
def test_scopes_hold_across_dimensions_and_add_up_across_grants(scopes, ids):
    for object_id, own in ((1, ("b1", "t1")), (2, ("b1", "t2")), (3, ("b2", "t1")), (4, ("b2", "t2"))):
        _index(object_id, "漏水", scopes=own)
    assert set(_found("漏水", scopes=scopes)) == ids
    assert set(_found("漏水 冒泡", scopes=scopes)) == ids
    assert set(_found("b1 t1", scopes=scopes)) == set()


def test_scopes_are_not_words():
    _index(1, "漏水", scopes=("e1",))
    assert _found("e1") == []


def test_words_are_found_while_typing():
    _index(1, "compressor noise")
    assert _found("compre") == []
    assert _found("compre", is_typing=True) == [1]


def test_an_indexed_thing_is_found_by_its_new_words_only():
    _index(1, "漏水")
    _index(1, "结冰", at=NOON + timedelta(days=3))
    assert _found("漏水") == []
    assert _found("结冰") == [1]
    assert SearchDocument.objects.count() == 1


def test_a_thing_renewed_within_the_minute_is_found_by_its_new_words_only():
    _index(1, "漏水")
    _index(1, "结冰", at=NOON + timedelta(seconds=3))
    assert (_found("漏水"), _found("结冰")) == ([], [1])


def test_indexing_the_same_again_changes_nothing():
    assert _index(1, "漏水")
    assert not _index(1, "漏水")


def test_a_forgotten_thing_is_not_found():
    _index(1, "漏水")
    assert operations.forget(kind="case", object_id=1)
    assert not operations.forget(kind="case", object_id=1)
    assert _found("漏水") == []


def test_bulk_writes_and_deletes_keep_the_index_in_step():
    operations.index_many(
        Document("case", object_id, "漏水", {}, ("b1",), NOON - timedelta(days=object_id)) for object_id in range(50)
    )
    assert len(_found("漏水", limit=100)) == 50
    SearchDocument.objects.filter(object_id__gte=10).delete()
    SearchDocument.objects.filter(object_id=3).update(tokens="结冰")
    assert _found("漏水", limit=100) == [0, 1, 2, 4, 5, 6, 7, 8, 9]
    assert _found("结冰") == [3]


def test_things_of_the_same_minute_all_find_their_place(monkeypatch):
    monkeypatch.setattr("anxin.foundation.search.rules.order._BITS", 1)
    for object_id in range(12):
        _index(object_id, "漏水")
    operations.index_many(Document("unit", number, "漏水", {}, (), NOON) for number in range(12))
    assert len(_found("漏水", limit=100)) == 24


def test_a_kind_or_scope_that_is_no_token_is_refused():
    with pytest.raises(ValueError, match="lower-case"):
        _index(1, "漏水", scopes=("b 1",))
    with pytest.raises(ValueError, match="lower-case"):
        _found("漏水", kinds=["' OR 1"])


JUNK = [
    "",
    " ",
    "'",
    '"',
    '"" OR ""',
    "a AND",
    "NOT",
    "NEAR(a b)",
    "漏水*",
    "(((",
    "\x00",
    "a\x00b",
    "k_1",
    "' | 'x",
    "\\",
    ":*",
    "!!",
    "&|",
    "{x}",
    "😀",
    "\ud800",
    "-" * 50,
    "%",
    "?；。，",
    "漏" * 10_000,
    "kfr35 " * 2000,
    "a" * 10_240,
    "1-" * 5000,
    "+86" * 3000,
    "٣٤٥",
    "ﬀ",
    "İ",
    "a:b",
    "tokens:漏水",
    "漏水 -空调",
    "^漏水",
]


@pytest.mark.parametrize("query", JUNK)
def test_no_query_is_an_error(query):
    _index(1, "漏水 not near a b")
    queries.search(query, kinds=["case"], scopes=[[["b1"]]], is_typing=True)


@pytest.mark.parametrize("text", JUNK)
def test_no_text_is_an_error(text):
    _index(1, text, title=text, phones=text, serials=text, names=text)
    assert SearchDocument.objects.count() == 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=80))
def test_any_text_may_be_indexed_and_searched(text):
    _index(1, text, title=text, phones=text, serials=text)
    queries.search(text, is_typing=True)
