"""What other areas and surfaces may use of customers: normal and masked forms of addresses, the words of a file, value objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from anxin.domain.customers.models.consent import Consent
from anxin.domain.customers.models.contact import ContactPoint
from anxin.domain.customers.models.customer import Customer
from anxin.domain.customers.models.presale import PreSaleNote
from anxin.domain.customers.rules.addresses import Parsed, parse
from anxin.domain.customers.rules.contacts import (
    masked_address,
    masked_email,
    masked_handle,
    masked_phone,
    normal_email,
    normal_phone,
    normal_value,
)

Kind = Customer.Kind
Tier = Customer.Tier
Health = ContactPoint.Health
Proof = ContactPoint.Proof
Source = Consent.Source
Verdict = PreSaleNote.Verdict


class Purpose(StrEnum):
    """What a consent is for."""

    NOTICE = "notice"
    SERVICE = "service"
    SURVEY = "survey"
    MARKETING = "marketing"
    SHARING = "sharing"


# What a customer may not want to hear about. Safety and her own running case are not topics: they always reach her.
TOPICS = ("care", "survey", "maintenance", "offers", "community")


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which files a list shows."""

    tiers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    tag_ids: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NewAddress:
    """A postal address as a form or an import gives it."""

    street: str
    province: str = ""
    city: str = ""
    district: str = ""
    recipient: str = ""
    phone: str = ""
    label: str = ""
    postcode: str = ""
    country: str = "CN"


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Why two files look alike: reason codes of `rules.likeness`, strongest first; and what speaks against it."""

    score: int
    reasons: tuple[str, ...] = field(default=())
    is_contradicted: bool = False


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How somebody who turns to us without a file can be reached. `region`: the country of a phone number without country code."""

    phone: str
    email: str = ""
    name: str = ""
    language: str
    zone: str = "Asia/Shanghai"
    region: str = "CN"


__all__ = [
    "TOPICS",
    "Filter",
    "Health",
    "Kind",
    "Likeness",
    "NewAddress",
    "Parsed",
    "Proof",
    "Purpose",
    "Reach",
    "Source",
    "Tier",
    "Verdict",
    "masked_address",
    "masked_email",
    "masked_handle",
    "masked_phone",
    "normal_email",
    "normal_phone",
    "normal_value",
    "parse",
]
