from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anxin.foundation.language.classifier import OOS, Classifier

EXAMPLES = {
    "repair": [
        "空调不制冷了", "洗衣机漏水", "冰箱不通电", "电视黑屏", "热水器打不着火",
        "my washing machine leaks", "the fridge is not cold", "the screen stays black", "it makes a terrible noise",
    ],
    "invoice": [
        "请帮我开发票", "发票抬头写错了", "电子发票发到邮箱", "什么时候能拿到发票", "开增值税专用发票",
        "please send me the invoice", "the company name on the invoice is wrong", "I need a VAT invoice", "invoice by mail",
    ],
    "refund": [
        "我要退款", "钱什么时候退回来", "申请退货退款", "退款还没到账", "七天无理由退掉",
        "I want my money back", "when do I get my refund", "return this and refund me", "the refund did not arrive",
    ],
    "booking": [
        "师傅什么时候上门", "预约安装时间", "想改到周六上门", "明天下午可以来吗", "约个时间来看看",
        "when does the engineer come", "book a visit for Saturday", "can you come tomorrow", "change my appointment",
    ],
}  # fmt: skip
ROWS = [(text, label) for label, texts in EXAMPLES.items() for text in texts]


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier.fit([text for text, _ in ROWS], [label for _, label in ROWS])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("烘干机坏了不转", "repair"),
        ("能不能开一张公司抬头的票", "invoice"),
        ("錢退了沒有", "refund"),
        ("工程师周日能过来吗", "booking"),
        ("the heater is broken", "repair"),
        ("could someone come on Monday", "booking"),
    ],
)
def test_new_words_get_the_label_of_what_they_mean(classifier, text, label):
    assert classifier.predict([text])[0].best == label


def test_what_fits_is_less_strange_than_what_does_not(classifier):
    fits, strange = classifier.predict(["洗衣机不脱水", "月球离地球有多远"])
    assert fits.strangeness < strange.strangeness
    assert fits.confidence > strange.confidence


def test_examples_of_none_of_them_teach_it_to_decline():
    odd = ["今天天气怎么样", "讲个笑话", "推荐一部电影", "who won the match", "write me a poem", "what is the capital of France",
           "股票涨了吗", "怎么做红烧肉", "the best song ever", "how tall is the tower", "明天下雨吗", "几点开始比赛"]  # fmt: skip
    texts, labels = [text for text, _ in ROWS] + odd, [label for _, label in ROWS] + [OOS] * len(odd)
    guesses = Classifier.fit(texts, labels).predict(
        ["who sang this song", "tell me a joke", "发票什么时候开", "洗衣机漏水了"]
    )
    assert [guess.label for guess in guesses] == [OOS, OOS, "invoice", "repair"]


def test_other_labels_come_in_falling_order(classifier):
    guess = classifier.predict(["我要退款"], others=3)[0]
    shares = [other.share for other in guess.others]
    assert shares == sorted(shares, reverse=True)
    assert {guess.best, *(other.label for other in guess.others)} == set(EXAMPLES)


def test_learning_twice_says_the_same(classifier):
    again = Classifier.fit([text for text, _ in ROWS], [label for _, label in ROWS])
    asked = ["水漏了一地", "refund please"]
    assert again.predict(asked) == classifier.predict(asked)


def test_one_label_or_one_example_is_enough_to_answer():
    assert Classifier.fit(["空调漏水"], ["repair"]).predict(["空调漏水"])[0].best == "repair"
    only = Classifier.fit(["空调漏水", "冰箱不冷", "空调漏水"], ["repair"] * 3)
    assert {guess.best for guess in only.predict(["漏水", "", "???"])} == {"repair"}
    three = Classifier.fit(["空调漏水", "开发票", "退钱"], ["repair", "invoice", "refund"])
    assert three.predict(["发票"])[0].best == "invoice"


def test_equal_texts_with_different_labels_do_not_break_it():
    guesses = Classifier.fit(["漏水"] * 4, ["a", "b", "a", "b"]).predict(["漏水"])
    assert guesses[0].best in {"a", "b"}


def test_texts_without_any_word_still_teach_and_ask():
    assert Classifier.fit(["", "!!!", "？"], ["a", "b", "a"]).predict([""])[0].best in {"a", "b"}


def test_nothing_to_learn_from_is_refused():
    with pytest.raises(ValueError, match="no example"):
        Classifier.fit([], [])
    with pytest.raises(ValueError, match="no example"):
        Classifier.fit(["天气"], [OOS])
    with pytest.raises(ValueError, match="needs a label"):
        Classifier.fit(["a"], [])


def test_nothing_asked_is_nothing_answered(classifier):
    assert classifier.predict([]) == []


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_gets_a_label_and_a_probability(classifier, text):
    guess = classifier.predict([text])[0]
    assert guess.best in EXAMPLES
    assert guess.label in {guess.best, OOS}
    assert 0 <= guess.confidence <= 1
