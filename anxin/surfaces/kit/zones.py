"""Time zones to choose from: the ones most readers want first, then all."""

from __future__ import annotations

import zoneinfo
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

FIRST = (
    ("Asia/Shanghai", _("Beijing time")),
    ("Asia/Taipei", _("Taipei")),
    ("Asia/Hong_Kong", _("Hong Kong")),
    ("Asia/Singapore", _("Singapore")),
    ("Asia/Tokyo", _("Tokyo")),
    ("Europe/Berlin", _("Berlin")),
    ("Europe/London", _("London")),
    ("America/New_York", _("New York")),
    ("America/Los_Angeles", _("Los Angeles")),
    ("UTC", "UTC"),
)


def choices() -> list[tuple[str, object]]:
    """(name, label) of every zone, the usual ones first with a word people know."""
    return [*FIRST, *_rest()]


# The list is read from some 600 files.
@lru_cache(maxsize=1)
def _rest() -> list[tuple[str, str]]:
    known = {name for name, _label in FIRST}
    rest = sorted(name for name in zoneinfo.available_timezones() if "/" in name and name not in known)
    return [(name, name.replace("_", " ")) for name in rest if not name.startswith("Etc/")]
