"""Where a purchase is judged: its zone (which day an instant is), its money, and its days of rest."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from anxin.domain.entitlements.rules.days import RestDay, rest_days

HOME = "CN"
"""What is meant when an input names none."""


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One legal area. `rest_country` names the holidays that are known; "" knows weekends only."""

    code: str
    zh: str
    en: str
    zone: ZoneInfo
    currency: str
    is_rest_day: RestDay


def _area(code: str, zh: str, en: str, zone: str, currency: str, rest_country: str) -> Jurisdiction:
    return Jurisdiction(code, zh, en, ZoneInfo(zone), currency, rest_days(rest_country))


JURISDICTIONS = {
    each.code: each
    for each in (
        _area("CN", "中国内地", "mainland China", "Asia/Shanghai", "CNY", "CN"),
        _area("EU", "欧盟", "European Union", "Europe/Brussels", "EUR", ""),
        _area("UK", "英国", "United Kingdom", "Europe/London", "GBP", "UK"),
        _area("US", "美国", "United States", "America/New_York", "USD", "US"),
        _area("TW", "台湾", "Taiwan", "Asia/Taipei", "TWD", "TW"),
        _area("HK", "香港", "Hong Kong", "Asia/Hong_Kong", "HKD", "HK"),
    )
}
ALSO = {"GB": "UK", "CHN": "CN", "PRC": "CN", "USA": "US", "TWN": "TW", "HKG": "HK"}


def find_jurisdiction(code: str) -> Jurisdiction | None:
    """By its code in any case, or a usual other one."""
    plain = code.strip().upper()
    return JURISDICTIONS.get(ALSO.get(plain, plain))
