"""Short texts, mixed texts and both scripts are told apart."""

import pytest

from anxin.foundation.language.detect import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("空调不制冷", "zh-hans"),
        ("冷氣不涼", "zh-hant"),
        ("洗衣機漏水，請問什麼時候可以來修？", "zh-hant"),
        ("后面的干衣机里有水", "zh-hans"),
        ("謝謝", "zh-hant"),
        ("谢谢", "zh-hans"),
        ("你好", "zh-hans"),
        ("KFR-35GW/NhAa1-B1 显示 E1", "zh-hans"),
        ("My Wi-Fi does not connect", "en"),
        ("The 安心 app shows an error when I try to book a visit for my washing machine", "en"),
        ("ok", "en"),
    ],
)
def test_the_language_is_recognised(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "13800000000", "😀", "\x00", "!!!"])
def test_a_text_without_letters_is_in_the_default_language(text):
    assert detect_language(text, default="zh-hant") == "zh-hant"


def test_chinese_without_a_telling_character_follows_a_chinese_default():
    assert detect_language("你好", default="zh-hant") == "zh-hant"
    assert detect_language("你好", default="en") == "zh-hans"
