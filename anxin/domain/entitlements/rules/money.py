"""Amounts: exact decimals with a currency, rounded to the cent in one place only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """So much in a currency; `value` has two decimals."""

    value: Decimal
    currency: str

    @classmethod
    def rounded(cls, value: Decimal, currency: str) -> Amount:
        """To the cent, halves upwards, as a till does."""
        return cls(value.quantize(CENT, ROUND_HALF_UP), currency)

    def less(self, other: Amount) -> Amount:
        """What remains; never below nothing."""
        return Amount(max(self.value - other.value, Decimal("0.00")), self.currency)

    def as_json(self) -> dict[str, str]:
        """`{"amount": "1320.00", "currency": "CNY"}`."""
        return {"amount": str(self.value), "currency": self.currency}
