"""First names."""

import pytest

from anxin.foundation.text.names import given_name


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("林小满", "小满"),
        ("周宁", "宁"),
        ("欧阳雪", "雪"),
        ("欧阳", "阳"),
        (" Anna Maria Berg ", "Anna"),
        ("王", "王"),
        ("", ""),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
    ],
)
def test_a_first_name_is_what_people_call_somebody(name, given):
    assert given_name(name) == given
