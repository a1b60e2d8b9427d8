"""What follows an import."""

import pytest
from django.db import transaction

from anxin.domain.customers import queries
from anxin.foundation.actors import SYSTEM
from anxin.foundation.events.operations import record
from anxin.foundation.transfer.events import ImportFinished
from tests.cast import AT


@pytest.mark.parametrize(("new_objects", "is_searching"), [(3, True), (0, False)])
@pytest.mark.django_db
def test_after_new_rows_came_in_look_alikes_are_looked_for(new_objects, is_searching):
    event = ImportFinished(run_id=1, importer="customers", new_objects=new_objects, changed_objects=0, bad_rows=0)
    with transaction.atomic():
        record(event, actor=SYSTEM, at=AT)
    assert queries.is_searching() is is_searching
