"""Counters count."""

from anxin.foundation.privacy.registry import declare_free

declare_free(("db.Counter",), "names of number ranges")
