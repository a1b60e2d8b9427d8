"""Choosing the calendar a brand keeps to."""

import pytest

from anxin.domain.accounts.operations.brand_calendar import choose_calendar
from anxin.domain.calendars.operations.keeping import make
from anxin.foundation.actors import SYSTEM
from anxin.foundation.errors import Forbidden, NotFound
from anxin.foundation.events.queries import timeline
from tests.cast import AT

pytestmark = pytest.mark.django_db


def test_a_supervisor_chooses_the_calendar_of_a_brand_and_its_timeline_tells(cast):
    calendar = make(name="一号", spec={"zone": "UTC", "week": {}}, actor=SYSTEM, at=AT)
    for _twice in range(2):
        brand = choose_calendar(brand_id=cast.brand.pk, calendar_id=calendar.pk, actor=cast.supervisor, at=AT)
    assert brand.calendar_id == calendar.pk
    assert [event.type for event in timeline("brand", brand.pk)] == ["accounts.BrandCalendarChosen"]


def test_who_may_not_change_calendars_chooses_none(cast):
    with pytest.raises(Forbidden):
        choose_calendar(brand_id=cast.brand.pk, calendar_id=None, actor=cast.agent, at=AT)
    with pytest.raises(NotFound):
        choose_calendar(brand_id=0, calendar_id=None, actor=SYSTEM, at=AT)
