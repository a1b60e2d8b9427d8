"""Both databases give the same answers: each is held against a plain Python reading of the same rule."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from anxin.foundation.db.fulltext import AllOf, AnyOf, Has
from anxin.foundation.language.tokens import query_terms
from anxin.foundation.search import operations, queries
from anxin.foundation.search.models import INDEX, SearchDocument
from anxin.foundation.search.rules.question import limits, term_condition
from anxin.foundation.search.types import Document

WORDS = [
    "空调",
    "冷氣",
    "洗衣机",
    "燃气热水器",
    "扫地机器人",
    "KFR-35GW/NhAa1",
    "kfr26",
    "E1",
    "E10",
    "不制冷",
    "漏水",
    "漏油",
    "结冰",
    "冒烟",
    "滤芯",
    "上门",
    "安装",
    "leaking",
    "leaks",
    "fridge",
    "refrigerator",
    "noise",
    "13800000000",
    "138-0000-1234",
    "0571-88880000",
    "SN2023-0415",
    "SN20230416",
    "2024-05-01",
    "欧阳小明",
    "北京市海淀区",
    "café",
    "Wi-Fi",
    "𠮷野家",
    "カメラ",
]
QUERIES = 300


def _documents(dice):
    for object_id in range(400):
        yield Document(
            kind=dice.choice(("case", "unit", "article")),
            object_id=object_id,
            title=" ".join(dice.sample(WORDS, 2)),
            fields={
                "body": "，".join(dice.choices(WORDS, k=dice.randint(0, 8))),
                "phones": f"1390000{object_id:04}",
                "ids": f"{1000 + object_id}",
            },
            scopes=(f"b{dice.randint(1, 3)}", f"t{dice.randint(1, 3)}"),
            at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=dice.randint(0, 100_000)),
        )


def _query(dice):
    words = dice.choices(
        [*WORDS, f"{dice.randint(1000, 1400)}", f"139 0000 {dice.randint(0, 400):04}", "漏", "kfr", "sn2023", "0001"],
        k=dice.randint(1, 3),
    )
    return " ".join(words)


def _holds(condition, tokens):
    if isinstance(condition, Has):
        return (
            any(token.startswith(condition.token) for token in tokens)
            if condition.is_prefix
            else condition.token in tokens
        )
    return (all if isinstance(condition, AllOf) else any)(_holds(part, tokens) for part in condition.parts)


@pytest.mark.django_db
def test_the_database_finds_exactly_what_the_rule_says():
    dice = random.Random(20260504)
    operations.index_many(_documents(dice))
    rows = [(row.id, {*row.scope.split(), *row.tokens.split()}) for row in SearchDocument.objects.order_by("-id")]
    sizes = []
    for _ in range(QUERIES):
        terms = [term_condition(term) for term in query_terms(_query(dice), is_typing=dice.random() < 0.3)]
        scope = dice.choice((None, [[["b1", "b2"], ["t1"]]], [[["b1"]], [["b3"], ["t2", "t3"]]]))
        condition = AllOf(
            (
                *limits(dice.choice((None, ["case"], ["unit", "article"])), scope),
                dice.choice((AllOf, AnyOf))(tuple(terms)),
            )
        )
        expected = [row for row, tokens in rows if _holds(condition, tokens)]
        assert INDEX.newest(condition, limit=1000) == expected
        sizes.append(len(expected))
    assert sum(size > 0 for size in sizes) > QUERIES // 2


@pytest.mark.django_db
def test_every_document_is_found_by_its_own_number_and_phone():
    operations.index_many(_documents(random.Random(7)))
    for number in range(0, 400, 20):
        assert queries.search(str(1000 + number), limit=1)[0].object_id == number
        assert queries.search(f"139-0000-{number:04}", limit=1)[0].object_id == number
