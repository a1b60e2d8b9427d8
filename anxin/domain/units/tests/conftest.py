"""Units of the cast."""

import datetime as dt

import pytest

from anxin.domain.units.operations import units
from tests.cast import AT


@pytest.fixture
def unit(cast):
    """A machine of the cast's model, sold in May 2025."""
    given = {
        "brand_id": cast.brand.pk,
        "model_id": cast.model.pk,
        "serial": "jh-q2406 b04127",
        "sold_date": dt.date(2025, 5, 1),
        "place": "杭州市西湖区文一路 1 号",
    }
    return units.add(given=given, actor=cast.agent, at=AT)
