"""Every list of the queue is read from its index, newest first, on the database the tests run on: nothing is sorted or scanned."""

import re

import pytest
from django.db import connection

from anxin.domain.cases import queries
from anxin.domain.cases.models import Case
from anxin.domain.cases.types import ACTIVE, Filter
from tests.cast import AT, receive_case

ALL_ACTIVE = tuple(state.value for state in ACTIVE)


@pytest.fixture
def many_cases(cast, customer):
    """Enough rows, mostly ended, that a planner with statistics prefers the indexes."""
    first = receive_case(cast, customer).case
    rows = []
    for n in range(3000):
        is_active = n % 37 == 0
        rows.append(
            Case(
                number=20_000 + n, code=f"C{n:09d}", brand=cast.brand if n % 3 else cast.other_brand, type=first.type,
                stage=first.stage, state="open" if is_active else "solved" if n % 4 == 1 else "closed", subject="x", customer=customer,
                owner_id={0: cast.agent_staff.pk, 1: cast.supervisor_staff.pk}.get(n % 5), team=cast.team if n % 7 == 0 else None,
                is_emergency=n % 370 == 0, channel="portal", opened_at=AT, activity_at=AT,
            )
        )  # fmt: skip
    Case.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def plan(rows):
    return rows.explain()


@pytest.mark.parametrize(
    ("who", "wanted", "indexes"),
    [
        ("supervisor", Filter(), {"cases_newest"}),
        ("supervisor", Filter(states=ALL_ACTIVE), {"cases_queue_active"}),
        ("supervisor", Filter(states=ALL_ACTIVE, owners=("me",)), {"cases_queue_of_owner"}),
        (
            "supervisor",
            Filter(states=ALL_ACTIVE, owners=("nobody",)),
            {"cases_queue_unassigned", "cases_queue_of_owner"},
        ),
        ("supervisor", Filter(states=ALL_ACTIVE, is_emergency=True), {"cases_queue_emergency"}),
        ("supervisor", Filter(states=("solved",)), {"cases_queue_of_state"}),
        ("supervisor", Filter(states=("closed",)), {"cases_queue_of_state", "cases_newest"}),
        ("agent", Filter(states=ALL_ACTIVE), {"cases_queue_of_brand", "cases_queue_active"}),
        ("agent", Filter(states=ALL_ACTIVE, owners=("me",)), {"cases_queue_of_owner"}),
        (
            "agent",
            Filter(states=ALL_ACTIVE, owners=("nobody",)),
            {"cases_queue_unassigned", "cases_queue_of_brand", "cases_queue_of_owner"},
        ),
        ("agent", Filter(states=("solved",)), {"cases_of_brand_and_state", "cases_queue_of_state"}),
    ],
)
def test_a_list_is_read_from_its_index(cast, many_cases, who, wanted, indexes):
    said = plan(queries.listed(getattr(cast, who), wanted).select_related(None)[:51])
    assert any(f"{index}" in said for index in indexes), said
    # PostgreSQL may sort the handful of rows a tiny index range gives; it must never read the whole table.
    assert not re.search(r"SCAN cases_case$|Seq Scan on cases_case", said, re.M), said
    if connection.vendor == "sqlite":
        assert "TEMP B-TREE" not in said, said
