"""Reads of the parts of one file. Lists are for who has read the file for its actor before; `get_` reads one part for its actor."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from anxin.domain.customers import policies
from anxin.domain.customers.models import (
    Consent,
    ContactPoint,
    Customer,
    CustomerBrand,
    CustomerTag,
    Membership,
    PostalAddress,
    Preference,
    PreSaleNote,
)
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound

Part = TypeVar("Part", bound=Model)


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


def get_contact_point(actor: Actor, point_id: int) -> ContactPoint:
    """One contact point with its file. Raises NotFound."""
    return _part(actor, ContactPoint.objects.all(), point_id)


def get_postal_address(actor: Actor, address_id: int) -> PostalAddress:
    """One postal address with its file. Raises NotFound."""
    return _part(actor, PostalAddress.objects.all(), address_id)


def get_consent(actor: Actor, consent_id: int) -> Consent:
    """One consent in force with its file. Raises NotFound."""
    return _part(actor, Consent.objects.filter(withdrawn_at=None), consent_id)


def get_pre_sale_note(actor: Actor, note_id: int) -> PreSaleNote:
    """One pre-sale note with its file. Raises NotFound."""
    return _part(actor, PreSaleNote.objects.all(), note_id)


def get_membership(actor: Actor, membership_id: int) -> Membership:
    """One membership with its organisation. Raises NotFound."""
    return _part(actor, Membership.objects.all(), membership_id, of="organisation")


def _part(actor: Actor, rows: QuerySet[Part], pk: int, *, of: str = "customer") -> Part:
    row = rows.select_related(of).filter(pk=pk).first()
    customer: Customer | None = getattr(row, of, None)
    if row is None or customer is None or not policies.has(actor, policies.VIEW, customer):
        raise NotFound
    return row
