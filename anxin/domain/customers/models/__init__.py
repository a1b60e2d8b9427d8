"""Tables of customers."""

from anxin.domain.customers.models.address import PostalAddress
from anxin.domain.customers.models.block import BlockedSender
from anxin.domain.customers.models.brand import CustomerBrand
from anxin.domain.customers.models.consent import Consent
from anxin.domain.customers.models.contact import ContactKind, ContactPoint
from anxin.domain.customers.models.customer import Customer
from anxin.domain.customers.models.duplicate import DuplicateCandidate, MatchKey
from anxin.domain.customers.models.membership import Membership
from anxin.domain.customers.models.preference import Preference
from anxin.domain.customers.models.presale import PreSaleNote
from anxin.domain.customers.models.tag import CustomerTag, Tag

__all__ = [
    "BlockedSender",
    "Consent",
    "ContactKind",
    "ContactPoint",
    "Customer",
    "CustomerBrand",
    "CustomerTag",
    "DuplicateCandidate",
    "MatchKey",
    "Membership",
    "PostalAddress",
    "PreSaleNote",
    "Preference",
    "Tag",
]
