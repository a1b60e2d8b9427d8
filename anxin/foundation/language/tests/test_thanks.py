"""Thanks alone leaves a solved case solved; anything more is news."""

import pytest

from anxin.foundation.language.thanks import is_only_thanks

ONLY_THANKS = r"""
谢谢|谢谢！|謝謝|非常感谢|多谢|谢谢你们|谢谢师傅|谢谢王师傅|谢谢客服小姐姐|好的|好的收到|好的，谢谢|收到，谢谢|辛苦了👍|辛苦了|👍|🙏🙏|OK|ok谢谢|知道了|明白了，谢谢您|嗯嗯|好的 谢谢 辛苦了|可以了，谢谢|已经修好了，谢谢|问题解决了，非常感谢！
謝謝你們的幫忙|感谢您的耐心解答|没问题了，谢谢|非常满意|服务很好，谢谢|谢谢，祝您生活愉快|不用了，谢谢|3Q|收到|好滴|行|谢谢小李|谢谢\n发自我的iPhone|谢谢谢谢|太感谢了|您好，谢谢
thanks|Thanks!|thank you so much|Thanks, that works|thanks, it works now|OK thanks|Great, thank you!|Perfect 👍|got it, thanks|thank you for your help|Problem solved, thank you very much.|Many thanks\nBest regards|Thanks a lot!\n\nSent from my iPhone|that worked, cheers|Great service. Thank you|ok|all good now, thanks|much appreciated|It’s fixed. Thanks again!|ty
"""

SOMETHING_NEW = r"""
谢谢，但是还是漏水|好了吗？|谢谢，师傅什么时候来|好的，那我明天下午在家|没解决，谢谢|谢谢你啊，一点用都没有|收到货了但是坏的|可以退货吗|还是不行|不好|不满意|没修好|没有解决|谢谢，还想问一下滤芯多久换|好的我电话13800000000|谢谢 又坏了|收到了吗|辛苦师傅明天早点来|不用来了我要退货|不行|好差|谢谢。又漏了|解决不了|还没好|不可以|不知道了
thanks, but it still leaks|thanks for nothing|Thanks. When will he come?|ok but what about the refund|not fixed|it works but it is noisy now|thank you, one more thing: the filter|no thanks, I want a refund|OK, tomorrow at 3|it is not working|Thanks Leaking again|it doesn't work|not good|is it fixed?|ok?
"""


def _each(table):
    return [line.replace("\\n", "\n") for row in table.strip().splitlines() for line in row.split("|")]


@pytest.mark.parametrize("text", _each(ONLY_THANKS))
def test_courtesy_alone_is_only_thanks(text):
    assert is_only_thanks(text)


@pytest.mark.parametrize("text", [*_each(SOMETHING_NEW), "", "   ", "。。。", "?", "\x00"])
def test_anything_more_is_something_new(text):
    assert not is_only_thanks(text)


def test_a_very_long_message_is_judged_quickly():
    assert not is_only_thanks("谢谢" * 10_000 + "漏水")
    assert not is_only_thanks("thanks " * 5_000 + "leak")
