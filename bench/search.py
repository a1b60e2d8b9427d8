"""Prints how fast search indexes and answers at 10,000 and 100,000 documents (in a throw-away test database).

    .venv/bin/python bench/search.py [documents …]

The database is the one the environment names (`ANXIN_DATABASE_URL`), its test copy is created and dropped.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anxin.config.settings")

PRODUCTS = "空调 冰箱 滚筒洗衣机 燃气热水器 扫地机器人 油烟机 净水器 电视 洗碗机 微波炉".split()
FAULTS = "不制冷 漏水 异响 不启动 打不着火 不脱水 充不进电 黑屏 有焦糊味 显示E1 不排水 结冰 噪音大 连不上网 滤芯到期".split()
TALK = "麻烦尽快安排师傅上门看看。 上个月刚买的。 已经联系过两次了。 请问保修吗？ 家里有老人，比较着急。 周末在家。 发票找不到了。 谢谢。".split()
QUESTIONS = {
    "one common word": lambda dice: dice.choice(PRODUCTS),
    "two common words": lambda dice: f"{dice.choice(PRODUCTS)} {dice.choice(FAULTS)}",
    "common and rare": lambda dice: f"{dice.choice(PRODUCTS)} KFR-{dice.randint(20, 99)}GW",
    "phone": lambda dice: f"138 {dice.randint(0, 9999):04} {dice.randint(0, 9999):04}",
    "last four digits": lambda dice: f"{dice.randint(0, 9999):04}",
    "nothing has them all": lambda dice: f"{dice.choice(PRODUCTS)} {dice.choice(FAULTS)} 完全没有的词语 蒸发器",
    "whole sentence": lambda dice: f"{dice.choice(PRODUCTS)}用了两年，最近{dice.choice(FAULTS)}，请问怎么处理",
}


def documents(count: int, first: int = 0) -> Iterator[object]:
    """Cases of three years, about 100 characters each."""
    from anxin.foundation.search.types import Document

    dice = random.Random(first)
    for number in range(first, first + count):
        product, fault = dice.choice(PRODUCTS), dice.choice(FAULTS)
        yield Document(
            kind="case",
            object_id=number,
            title=f"{product}{fault}",
            fields={
                "body": f"我家{product}型号KFR-{dice.randint(20, 99)}GW，{fault}，" + "".join(dice.sample(TALK, 4)),
                "phones": f"138{dice.randint(0, 99_999_999):08}",
                "serials": f"SN{dice.randint(0, 10**10):010}",
                "ids": str(10_000 + number),
            },
            scopes=(f"b{dice.randint(1, 3)}", f"t{dice.randint(1, 20)}"),
            at=datetime(2023, 1, 1, tzinfo=UTC) + timedelta(minutes=dice.randint(0, 1_500_000)),
        )


def measure(count: int) -> None:
    """Fill up to `count` documents and print the figures."""
    from django.db import connection

    from anxin.foundation.search import operations, queries
    from anxin.foundation.search.models import SearchDocument

    have = SearchDocument.objects.count()
    start = time.perf_counter()
    operations.index_many(documents(count - have, have))
    rate = (count - have) / (time.perf_counter() - start)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_searchdocument")
    print(f"\n{connection.vendor}, {count:,} documents: indexed {rate:,.0f}/s in bulk")
    _print_single_writes(count)
    for scopes, label in ((None, "no limit"), ([[["b1"], ["t1", "t2"]]], "one brand, two teams")):
        for name, question in QUESTIONS.items():
            dice = random.Random(1)
            times = []
            for _ in range(40):
                query = question(dice)
                start = time.perf_counter()
                queries.search(query, scopes=scopes)
                times.append((time.perf_counter() - start) * 1000)
            print(f"  {label:22} {name:22} p50 {statistics.median(times):6.1f} ms   p95 {sorted(times)[37]:6.1f} ms")


def _print_single_writes(count: int) -> None:
    from anxin.foundation.search import operations

    times = []
    for number in range(100):
        start = time.perf_counter()
        operations.index(
            kind="case", object_id=number, title="空调漏水", fields={"body": "又漏水了，请再来看看" * 5}, scopes=("b1",),
            at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=count + number),
        )  # fmt: skip
        times.append((time.perf_counter() - start) * 1000)
    print(f"  index again, one by one: p50 {statistics.median(times):.1f} ms, p95 {sorted(times)[94]:.1f} ms")


def measure_tokens() -> None:
    """Print the tokeniser's speed."""
    from anxin.foundation.language.tokens import index_tokens

    text = "".join(f"{dice.title}{dice.fields['body']}" for dice in documents(5_000))  # type: ignore[attr-defined]
    index_tokens(text[:100])
    start = time.perf_counter()
    index_tokens(text)
    print(f"tokeniser: {len(text) / (time.perf_counter() - start) / 1e6:.2f} M characters/s")


def main() -> None:
    """Create the test database, measure, drop it."""
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import setup_test_environment

    setup_test_environment()
    name = connection.settings_dict["NAME"]
    connection.settings_dict.setdefault("TEST", {})
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = f"{name}.bench"
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        measure_tokens()
        for count in [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]:
            measure(count)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main()
