"""Signs of product lines without a picture."""

import pytest

from anxin.surfaces.portal.templatetags.lines import sign_of


@pytest.mark.parametrize(
    ("code", "name", "sign"),
    [
        ("ac", "", "air-conditioning"),
        ("x1", "Split AC", "air-conditioning"),
        ("vacuum", "Vacuum cleaner", "vacuum-cleaner"),
        ("gas_heater", "Gas water heater", "flame"),
        ("thing", "Backpack", "package"),
    ],
)
def test_a_line_without_picture_gets_the_sign_of_what_it_is(code, name, sign):
    assert sign_of(code, name) == sign
