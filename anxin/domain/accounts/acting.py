"""A member of staff whose work runs later: acts with what she is granted by then, not at all after leaving."""

from __future__ import annotations

from anxin.domain.accounts.queries import actor_of, find_staff
from anxin.foundation import acting
from anxin.foundation.actors import Actor


def _staff(staff_id: int) -> Actor | None:
    staff = find_staff(staff_id)
    return actor_of(staff) if staff is not None and staff.is_active else None


acting.register("staff", _staff)
