"""Traditional Chinese as service people in Taiwan write it, not as programmers do."""

import pytest

from anxin.foundation.text.script import to_traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("服务单类型", "服務單類型"),
        ("品牌代码", "品牌代碼"),
        ("角色与权限", "角色與權限"),
        ("产品质量", "產品品質"),
        ("保修期", "保固期"),
        ("邮箱", "信箱"),
        ("软件", "軟體"),
    ],
)
def test_words_of_the_trade(simplified, traditional):
    assert to_traditional(simplified) == traditional
