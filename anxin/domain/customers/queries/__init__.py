"""Reads of customers."""

from anxin.domain.customers.queries.blocks import blocks, find_block
from anxin.domain.customers.queries.duplicates import candidates, get_candidate, lookalikes, open_count
from anxin.domain.customers.queries.files import (
    alias_ids,
    contact_kinds,
    contact_points,
    contact_points_of,
    find_address,
    find_alias,
    get_customer,
    get_file,
    is_reached_by,
    masked,
)
from anxin.domain.customers.queries.listing import found, listed, mistakes, tags
from anxin.domain.customers.queries.merges import get_merge, merges_into, plan_merge
from anxin.domain.customers.queries.parts import (
    addresses,
    brands_of,
    consents,
    find_preference,
    has_consent,
    members,
    memberships,
    pre_sale_notes,
    tags_of,
)

__all__ = [
    "addresses",
    "alias_ids",
    "blocks",
    "brands_of",
    "candidates",
    "consents",
    "contact_kinds",
    "contact_points",
    "contact_points_of",
    "find_address",
    "find_alias",
    "find_block",
    "find_preference",
    "found",
    "get_candidate",
    "get_customer",
    "get_file",
    "get_merge",
    "has_consent",
    "is_reached_by",
    "listed",
    "lookalikes",
    "masked",
    "members",
    "memberships",
    "merges_into",
    "mistakes",
    "open_count",
    "plan_merge",
    "pre_sale_notes",
    "tags",
    "tags_of",
]
