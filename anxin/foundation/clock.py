"""The only place that asks what time it is; everything below the surfaces gets `at` passed in."""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """The present instant, aware, in UTC."""
    return dt.datetime.now(dt.UTC)
