"""Knowing an address of a customer."""

import pytest

from anxin.domain.customers.queries import is_reached_by


@pytest.mark.parametrize(
    ("typed", "is_hers"),
    [
        ("1234", True),
        ("0 1234", True),
        ("+8613800001234", True),
        ("WANG@example.com", True),
        ("234", False),
        ("2345", False),
        ("example.com", False),
        ("", False),
        ("９９９９", False),
    ],
)
def test_the_end_of_a_phone_number_or_a_whole_mail_address_proves_it(customer, typed, is_hers):
    assert is_reached_by(customer.pk, typed) is is_hers


def test_nobody_proves_anything_of_nobody(db):
    assert not is_reached_by(0, "1234")
