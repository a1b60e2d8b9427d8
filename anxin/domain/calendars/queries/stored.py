"""Calendars made in this installation, by name."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError

from anxin.domain.calendars.models import Calendar


def find_spec(name: str) -> dict[str, Any] | None:
    """The specification of that name; None when there is none, or no database yet."""
    try:
        spec: dict[str, Any] | None = Calendar.objects.filter(name=name).values_list("spec", flat=True).first()
    except DatabaseError:
        return None
    return spec
