"""What staff mark in a text is shown, and nothing else gets through."""

import pytest

from anxin.foundation.text.formatted import formatted


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("您好", "<p>您好</p>\n"),
        ("一\n二", "<p>一<br>\n二</p>\n"),
        ("请**先断电**再试", "<p>请<strong>先断电</strong>再试</p>\n"),
        ("- 断电\n- 等五分钟", "<ul>\n<li>断电</li>\n<li>等五分钟</li>\n</ul>\n"),
        ("1. 断电\n2. 开机", "<ol>\n<li>断电</li>\n<li>开机</li>\n</ol>\n"),
        ("[说明书](https://a.example/x)", '<p><a href="https://a.example/x">说明书</a></p>\n'),
        (
            "看 https://a.example/c/7K3MQ。",
            '<p>看 <a href="https://a.example/c/7K3MQ">https://a.example/c/7K3MQ</a>。</p>\n',
        ),
    ],
)
def test_marks_become_html(text, html):
    assert formatted(text) == html


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](https://a.example/p.png)", "<img src=x onerror=y>"],
)
def test_nothing_that_runs_or_loads_gets_through(text):
    html = formatted(text)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize("text", ["# 不是标题", "> 不是引用", "    缩进", "`代码`", "a_b_c 和 2*3*4=24", "-----"])
def test_what_people_type_without_meaning_marks_stays(text):
    html = formatted(text)
    assert not any(tag in html for tag in ("<h1", "<blockquote", "<code", "<hr", "<em>b"))
