"""Reads of the parts of one file. Whoever calls these has read the file for its actor before."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from anxin.domain.customers.models import (
    Consent,
    CustomerBrand,
    CustomerTag,
    Membership,
    PostalAddress,
    Preference,
    PreSaleNote,
)


def addresses(customer_id: int) -> list[PostalAddress]:
    """Postal addresses, the one used first."""
    return list(PostalAddress.objects.filter(customer_id=customer_id).order_by("-is_primary", "id"))


def find_preference(customer_id: int) -> Preference | None:
    """How she wants to be spoken to; None when she never said."""
    return Preference.objects.filter(customer_id=customer_id).first()


def consents(customer_id: int) -> list[Consent]:
    """Consents in force first, then the withdrawn ones, each newest first (at most 100)."""
    rows = Consent.objects.filter(customer_id=customer_id).select_related("brand").order_by("-id")[:100]
    return sorted(rows, key=lambda row: row.withdrawn_at is not None)


def has_consent(customer_id: int, purpose: str, *, channel: str = "", brand_id: int | None = None) -> bool:
    """Whether she agreed to this purpose by this channel for this brand; a consent without channel or brand covers all."""
    rows = Consent.objects.filter(customer_id=customer_id, purpose=purpose, withdrawn_at=None)
    return rows.filter(Q(channel="") | Q(channel=channel), Q(brand_id=None) | Q(brand_id=brand_id)).exists()


def pre_sale_notes(customer_id: int) -> QuerySet[PreSaleNote]:
    """What she was told before buying, newest first."""
    rows = PreSaleNote.objects.filter(customer_id=customer_id).select_related("model", "brand", "adviser")
    return rows.order_by("-told_date", "-id")[:50]


def memberships(customer_id: int) -> list[Membership]:
    """The organisations this person has a role in, present ones first."""
    rows = Membership.objects.filter(person_id=customer_id).select_related("organisation").order_by("id")[:50]
    return sorted(rows, key=lambda row: row.until_date is not None)


def members(customer_id: int) -> list[Membership]:
    """The persons of this organisation, its main contact first."""
    rows = Membership.objects.filter(organisation_id=customer_id).select_related("person").order_by("id")[:200]
    return sorted(rows, key=lambda row: (row.until_date is not None, not row.is_main_contact))


def tags_of(customer_id: int) -> list[CustomerTag]:
    """The tags a customer wears."""
    return list(CustomerTag.objects.filter(customer_id=customer_id).select_related("tag").order_by("tag__name"))


def brands_of(customer_id: int) -> list[CustomerBrand]:
    """The brands she has to do with."""
    return list(CustomerBrand.objects.filter(customer_id=customer_id).select_related("brand").order_by("id"))
