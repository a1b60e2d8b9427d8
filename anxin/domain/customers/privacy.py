"""What a customer's file holds about her, and what is left of it when it is erased: a number that no longer says whose it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers import models
from anxin.foundation.actors import Actor
from anxin.foundation.privacy.registry import Part, declare_free, register

_TEXTS = {"name": "", "note": ""}


def _files(person_id: int) -> list[int]:
    """Her file and the aliases merged into it."""
    found = models.Customer.objects.filter(Q(pk=person_id) | Q(merged_into_id=person_id))
    return list(found.order_by("pk").values_list("pk", flat=True))


def subjects(person_id: int) -> Iterable[tuple[str, int]]:
    """The file, with its aliases."""
    return [("customer", id) for id in {person_id, *_files(person_id)}]


def traces(person_id: int) -> Iterable[str]:
    """Her names and addresses."""
    files = _files(person_id)
    yield from models.Customer.objects.filter(pk__in=files).values_list("name", flat=True)
    for value, shown in models.ContactPoint.objects.filter(customer_id__in=files).values_list("value", "shown"):
        yield from (value, shown)


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The file itself and everything that hangs on it."""
    files = _files(person_id)
    mine = {"customer_id__in": files}
    person = ("kind", "name", "language", "zone", "tier", "note", "created_at")
    yield from _rows("person", models.Customer.objects.filter(pk__in=files), person)
    points = ("kind", "shown", "value", "is_verified", "is_primary", "created_at")
    yield from _rows("contact_points", models.ContactPoint.objects.filter(**mine), points)
    address = ("label", "recipient", "phone", "country", "province", "city", "district", "street", "postcode")
    yield from _rows("addresses", models.PostalAddress.objects.filter(**mine), address)
    consent = ("purpose", "channel", "given_at", "wording", "source", "withdrawn_at")
    yield from _rows("consents", models.Consent.objects.filter(**mine), consent)
    wishes = ("channel", "weekdays", "unwanted_topics", "language", "remark")
    yield from _rows("preferences", models.Preference.objects.filter(**mine), wishes)
    told = ("told_date", "adviser_name", "text", "verdict", "verdict_why")
    yield from _rows("pre_sale_notes", models.PreSaleNote.objects.filter(**mine), told)
    yield from (("tags", {"name": name}) for name in _tags(files))
    roles = models.Membership.objects.filter(Q(person_id__in=files) | Q(organisation_id__in=files))
    yield from _rows("memberships", roles, ("role", "since_date", "until_date"))


def _tags(files: list[int]) -> Iterable[str]:
    return models.CustomerTag.objects.filter(customer_id__in=files).values_list("tag__name", flat=True)


def _rows(name: str, rows: Any, columns: tuple[str, ...]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from ((name, row) for row in rows.order_by("pk").values(*columns))


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Names, notes and addresses go, with everything that hangs on the file. It stays as an empty one, so that cases still count as somebody's.

    Consents stay without the person: they prove that what was sent was allowed.
    """
    files = _files(person_id)
    mine = {"customer_id__in": files}
    _forget_blocks(files)
    count = models.Customer.objects.filter(pk__in=files).update(**_TEXTS)
    count += models.Consent.objects.filter(**mine).update(wording="")
    for model in (
        models.ContactPoint,
        models.CustomerTag,
        models.MatchKey,
        models.PostalAddress,
        models.Preference,
        models.PreSaleNote,
    ):
        count += model.objects.filter(**mine).delete()[0]
    pairs = models.DuplicateCandidate.objects.filter(Q(one_id__in=files) | Q(other_id__in=files))
    roles = models.Membership.objects.filter(Q(person_id__in=files) | Q(organisation_id__in=files))
    count += pairs.delete()[0] + roles.delete()[0]
    models.Tag.objects.exclude(pk__in=models.CustomerTag.objects.values("tag_id")).delete()
    return count


def _forget_blocks(files: list[int]) -> None:
    """A block without the address blocks nobody: it goes with her."""
    values = models.ContactPoint.objects.filter(customer_id__in=files).values_list("value", flat=True)
    models.BlockedSender.objects.filter(value__in=list(values)).delete()


register(
    Part(
        key="customers",
        label=_("Customer file"),
        models=(
            "customers.BlockedSender",
            "customers.Consent",
            "customers.ContactPoint",
            "customers.Customer",
            "customers.CustomerTag",
            "customers.DuplicateCandidate",
            "customers.Membership",
            "customers.PostalAddress",
            "customers.Preference",
            "customers.PreSaleNote",
            "customers.Tag",
        ),
        export=export,
        erase=erase,
        order=90,
        subjects=subjects,
        traces=traces,
    )
)
declare_free(("customers.ContactKind",), "the ways of reaching people, not a person")
declare_free(("customers.MatchKey", "customers.CustomerBrand"), "numbers only, gone with the file")
