"""Single values out of JSON: days, numbers, yes or no. Each raises FactError with its field."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from anxin.domain.entitlements.rules.errors import FactError
from anxin.domain.entitlements.rules.jurisdictions import Jurisdiction

LARGEST = Decimal(10) ** 12


def read_date(field: str, value: object, area: Jurisdiction) -> date:
    """A date, or the local day of an instant; an instant without an offset is local already."""
    if isinstance(value, str):
        try:
            if len(value) == 10:
                return date.fromisoformat(value)
            return _local(datetime.fromisoformat(value), area).date()
        except (ValueError, OverflowError):
            pass
    raise FactError(field, "is not a date like 2026-03-02 or an instant like 2026-03-02T09:00:00+08:00")


def read_instant(field: str, value: object, area: Jurisdiction) -> datetime | None:
    """An instant as local time, or None when only a date was told."""
    if not isinstance(value, str):
        raise FactError(field, "is not a date or an instant")
    if len(value) <= 10:
        return None
    try:
        return _local(datetime.fromisoformat(value), area)
    except (ValueError, OverflowError) as error:
        raise FactError(field, "is not an instant like 2026-03-02T09:00:00+08:00") from error


def _local(told: datetime, area: Jurisdiction) -> datetime:
    return told.replace(tzinfo=area.zone) if told.tzinfo is None else told.astimezone(area.zone)


def read_number(field: str, value: object) -> Decimal:
    """A number from 0 up, told as a number or as a text of digits."""
    if isinstance(value, (int, float, Decimal, str)) and not isinstance(value, bool):
        try:
            number = Decimal(value.strip() if isinstance(value, str) else str(value))
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite() and 0 <= number < LARGEST and number.as_tuple().exponent > -12:  # type: ignore[operator]
            return number
    raise FactError(field, "is not a number from 0 up")


def read_count(field: str, value: object, most: int = 100_000) -> int:
    """A whole number from 0 up."""
    number = read_number(field, value)
    if number != int(number) or number > most:
        raise FactError(field, f"is not a whole number from 0 to {most}")
    return int(number)


def read_yes_no(field: str, value: object) -> bool:
    """Exactly true or false."""
    if not isinstance(value, bool):
        raise FactError(field, "is not true or false")
    return value
