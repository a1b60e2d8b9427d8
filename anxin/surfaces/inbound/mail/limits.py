"""How many mails one machine may deliver in a minute."""

from __future__ import annotations

import time
from collections import OrderedDict

_MOST_MACHINES = 10_000


class Rates:
    """Counts per machine and minute; remembers the newest machines only."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._seen: OrderedDict[str, tuple[int, int]] = OrderedDict()

    def allows(self, machine: str) -> bool:
        """Whether one more is within the limit; counts it."""
        minute = int(time.monotonic() // 60)
        known, count = self._seen.pop(machine, (minute, 0))
        count = count + 1 if known == minute else 1
        self._seen[machine] = (minute, count)
        while len(self._seen) > _MOST_MACHINES:
            self._seen.popitem(last=False)
        return count <= self._per_minute
