"""Prints how long looking for duplicates takes and how fast a customer is found, with 100,000 files (in a throw-away test database).

    .venv/bin/python bench/customers.py [files …]

The database is the one the environment names (`ANXIN_DATABASE_URL`), its test copy is created and dropped.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anxin.config.settings")

FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = "秀兰伟芳娜敏静丽强磊军洋勇艳杰娟涛明超平刚桂英华玉梅红建国文辉力宇浩然梓涵子轩欣怡雨泽一诺思远佳琪博雅"
AT = datetime(2026, 3, 9, tzinfo=UTC)
DOUBLES = 0.01  # of the files are second files of somebody
BATCH = 5_000
QUESTIONS = {
    "whole phone": lambda dice: f"138 {dice.randint(0, 9999):04} {dice.randint(0, 9999):04}",
    "six digits of a phone": lambda dice: f"{dice.randint(100_000, 999_999)}",
    "name": lambda dice: _name(dice),
    "pinyin": lambda dice: _spelled(_name(dice))[0],
    "initials": lambda dice: _spelled(_name(dice))[1],
    "address": lambda dice: f"文三路{dice.randint(1, 900)}号",
}


def _name(dice: random.Random) -> str:
    return dice.choice(FAMILY) + "".join(dice.choices(GIVEN, k=dice.choice((1, 2, 2))))


def _spelled(name: str) -> list[str]:
    from anxin.foundation.language.pinyin import spelled

    return spelled(name)


def main() -> None:
    """Set up the throw-away database, measure each size, drop it."""
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    old = setup_databases(verbosity=0, interactive=False)
    try:
        for size in [int(each) for each in sys.argv[1:]] or [100_000]:
            _fill(size)
            _measure(size, connection.vendor)
    finally:
        teardown_databases(old, verbosity=0)


def _fill(size: int) -> None:
    """Files up to `size`, one phone, one mail and one address each; every hundredth is somebody's second."""
    from anxin.domain.customers.models import ContactPoint, Customer, PostalAddress

    dice = random.Random(size)
    while (have := Customer.objects.count()) < size:
        rows = Customer.objects.bulk_create(
            [Customer(name=_name(dice), created_at=AT) for _each in range(min(BATCH, size - have))]
        )
        phones = {row.pk: f"+86138{dice.randint(0, 99_999_999):08}" for row in rows}
        for row in rows[1:]:
            if dice.random() < DOUBLES:
                phones[row.pk] = phones[row.pk - 1]
        points = [("phone", row, phones[row.pk]) for row in rows]
        points += [("email", row, f"c{row.pk}@mail.example") for row in rows]
        ContactPoint.objects.bulk_create(
            [
                ContactPoint(customer=row, kind=kind, value=value, shown=value, created_at=AT)
                for kind, row, value in points
            ]
        )
        PostalAddress.objects.bulk_create(
            [
                PostalAddress(
                    customer=row,
                    province="浙江省",
                    city="杭州市",
                    district="西湖区",
                    street=f"文三路{dice.randint(1, 900)}号{dice.randint(1, 40)}幢{dice.randint(101, 3004)}室",
                    division_code="330106",
                    created_at=AT,
                )
                for row in rows
            ]
        )


def _measure(size: int, vendor: str) -> None:
    from anxin.domain.customers.models import Customer
    from anxin.domain.customers.operations import duplicates
    from anxin.domain.customers.operations.searching import documents
    from anxin.domain.customers.queries import found
    from anxin.foundation.actors import SYSTEM
    from anxin.foundation.search.operations import index_many

    began = time.perf_counter()
    pairs = duplicates.compare_all(at=AT)
    seconds = time.perf_counter() - began
    print(
        f"{vendor}, {size:,} files: {pairs:,} pairs found in {seconds:.0f} s ({seconds / size * 1e6:.0f} s per million)"
    )
    began = time.perf_counter()
    ids = list(Customer.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        index_many(documents(ids[start : start + BATCH]))
    print(f"  indexed in {time.perf_counter() - began:.0f} s")
    for label, ask in QUESTIONS.items():
        dice, times = random.Random(7), []
        for _each in range(60):
            words = ask(dice)
            began = time.perf_counter()
            found(SYSTEM, words, limit=20, is_typing=True)
            times.append((time.perf_counter() - began) * 1000)
        times.sort()
        print(f"  {label:24} p50 {statistics.median(times):6.1f} ms   p95 {times[int(len(times) * 0.95)]:6.1f} ms")


if __name__ == "__main__":
    main()
