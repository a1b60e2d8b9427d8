"""What identity providers say, in the shapes they say it, becomes roles."""

import pytest

from anxin.domain.accounts.rules.mapping import roles_for, values_of
from anxin.domain.accounts.types import MappedRole


@pytest.mark.parametrize(
    ("claims", "name", "values"),
    [
        ({"groups": ["a", "b"]}, "groups", {"a", "b"}),
        ({"groups": "a b"}, "groups", {"a", "b", "a b"}),
        ({"realm_access": {"roles": ["a"]}}, "realm_access.roles", {"a"}),
        ({"https://x.example/roles": ["a"]}, "https://x.example/roles", {"a"}),
        ({"groups": None}, "groups", set()),
        ({"groups": {"a": True}}, "groups", set()),
        ({"groups": [1, ["a"], True]}, "groups", {"1", "True"}),
        ({}, "groups", set()),
    ],
)
def test_values_are_found_in_lists_texts_and_inside_objects(claims, name, values):
    assert values_of(claims, name) == values


def test_every_matching_line_gives_its_role_once():
    table = [MappedRole("a", 1), MappedRole("b", 1), MappedRole("a", 2, (5, 4)), MappedRole("c", 3)]
    assert roles_for(["a", "b"], table) == {(1, ()), (2, (4, 5))}
