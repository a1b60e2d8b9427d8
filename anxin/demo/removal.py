"""Takes everything out that the demo brought in: its brands with all their cases, its customers and staff. What people made themselves stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from anxin.demo import catalogue, mailbox
from anxin.demo.events import DemoDataRemoved, DemoRemovalRequested
from anxin.demo.models import DemoLoad
from anxin.demo.unreferenced import delete_unreferenced
from anxin.demo.writing import kinds
from anxin.domain.accounts.models import Brand, Grant, Installation, Invitation, Outlet, Region, Staff, Team
from anxin.domain.accounts.policies import require
from anxin.domain.calendars.models import Calendar
from anxin.domain.cases.models import Case, CaseMessage, SavedView
from anxin.domain.catalog.models import Document
from anxin.domain.clocks.models import Clock, Segment
from anxin.domain.conversations.models import Attachment, Conversation
from anxin.domain.customers.models import Customer
from anxin.domain.messaging.models import Suppression
from anxin.domain.purchases.models import Purchase
from anxin.domain.units.models import LabelSheet, OwnershipClaim, Unit
from anxin.domain.workforce.models import Notice
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound
from anxin.foundation.events.models import AccessLog, Event, EventSubject
from anxin.foundation.events.operations import record
from anxin.foundation.jobs.models import Job
from anxin.foundation.search.models import SearchDocument

UNIT_BATCH = 200
BATCH = 40  # rows of one transaction: others wait for the write lock no longer than that takes


def present() -> DemoLoad | None:
    """What is loaded now, with how far a removal has come; None when there is no demo data."""
    return DemoLoad.objects.order_by("id").first()


@transaction.atomic
def request_removal(*, actor: Actor, at: datetime) -> DemoLoad:
    """Start removing in the background; asked twice, it happens once. Raises NotFound without demo data, Forbidden."""
    from anxin.demo.jobs import remove  # jobs call back into this module

    require(actor, "settings.system")
    loaded = DemoLoad.objects.select_for_update().order_by("id").first()
    if loaded is None:
        raise NotFound
    if loaded.removing_since is None:
        loaded.removing_since = at
        loaded.total_count = loaded.left_count = _count(loaded)
        loaded.save()
        record(DemoRemovalRequested(), actor=actor, at=at)
        remove.enqueue(dedupe_key="demo.remove", actor_kind=actor.kind, actor_id=actor.id)
    return loaded


def remove_everything(*, actor: Actor, at: datetime) -> None:
    """Remove all demo data in many small transactions, noting how much is left; does nothing when there is none.

    Interrupted anywhere, it goes on where it was when called again.
    """
    for loaded in DemoLoad.objects.order_by("id"):
        DemoLoad.objects.filter(pk=loaded.pk, total_count=0).update(
            removing_since=at, total_count=(count := _count(loaded)), left_count=count
        )
        for step in (_remove_cases, _remove_units, _remove_customers):
            for _batch in step(loaded):
                DemoLoad.objects.filter(pk=loaded.pk).update(left_count=_count(loaded))
        _remove_company(loaded, actor, at)
        delete_unreferenced(loaded.rows.get("files", []))


def _ids(loaded: DemoLoad, kind: str) -> list[int]:
    ids: list[int] = loaded.rows.get(kind, [])
    return ids


def _cases(loaded: DemoLoad) -> QuerySet[Case]:
    return Case.objects.filter(brand__in=_ids(loaded, "brands"))


def _customers(loaded: DemoLoad) -> QuerySet[Customer]:
    """Demo customers, but not one whom somebody has given a case of a brand of the house's own."""
    elsewhere = Case.objects.exclude(brand__in=_ids(loaded, "brands")).values("customer_id")
    return Customer.objects.filter(pk__in=_ids(loaded, "customers")).exclude(pk__in=elsewhere)


def _count(loaded: DemoLoad) -> int:
    return _cases(loaded).count() + _units(loaded).count() + _customers(loaded).count()


def _units(loaded: DemoLoad) -> QuerySet[Unit]:
    return Unit.objects.filter(brand__in=_ids(loaded, "brands"))


def _remove_cases(loaded: DemoLoad) -> Iterator[None]:
    """Cases of the demo's brands, newest first, those that visitors of the demo made too, with everything that hangs on them."""
    while ids := list(_cases(loaded).order_by("-id").values_list("id", flat=True)[:BATCH]):
        _note_trial_customers(loaded, ids)
        with transaction.atomic():
            _forget("case", ids, [f"/desk/cases/{n}" for n in _values(Case.objects.filter(pk__in=ids), "number")])
            files = _values(Attachment.objects.filter(message__in=_messages(ids)), "file_id")
            threads = set(CaseMessage.objects.filter(case__in=ids).values_list("message__conversation_id", flat=True))
            Case.objects.filter(pk__in=ids).delete()
            rest = CaseMessage.objects.filter(message__conversation__in=threads).values("message__conversation_id")
            Conversation.objects.filter(pk__in=threads).exclude(pk__in=rest).delete()
        delete_unreferenced(files)
        yield


def _note_trial_customers(loaded: DemoLoad, case_ids: list[int]) -> None:
    """Customers who exist because a visitor tried the demo go with it: every case of theirs is one of the demo's brands."""
    brands = _ids(loaded, "brands")
    elsewhere = Case.objects.exclude(brand__in=brands).values("customer_id")
    trying = Customer.objects.filter(pk__in=Case.objects.filter(pk__in=case_ids).values("customer_id"))
    new = trying.exclude(pk__in=elsewhere).exclude(pk__in=_ids(loaded, "customers")).values_list("pk", flat=True)
    if found := list(new):
        loaded.rows["customers"] = [*_ids(loaded, "customers"), *found]
        DemoLoad.objects.filter(pk=loaded.pk).update(rows=loaded.rows)


def _remove_units(loaded: DemoLoad) -> Iterator[None]:
    """Units and orders of the demo's brands, those that visitors entered too."""
    orders = Purchase.objects.filter(brand__in=_ids(loaded, "brands"))
    while ids := list(orders.values_list("id", flat=True)[:UNIT_BATCH]):
        with transaction.atomic():
            _forget("purchase", ids, [])
            Purchase.objects.filter(pk__in=ids).delete()
    while ids := list(_units(loaded).values_list("id", flat=True)[:UNIT_BATCH]):
        evidence = OwnershipClaim.objects.filter(unit__in=ids).exclude(evidence=None)
        files = list(evidence.values_list("evidence_id", flat=True))
        with transaction.atomic():
            _forget("unit", ids, [])
            Unit.objects.filter(pk__in=ids).delete()
        delete_unreferenced(files)
        yield


def _messages(case_ids: list[int]) -> QuerySet[CaseMessage, Any]:
    return CaseMessage.objects.filter(case__in=case_ids).values("message_id")


def _remove_customers(loaded: DemoLoad) -> Iterator[None]:
    while ids := list(_customers(loaded).values_list("id", flat=True)[:BATCH]):
        with transaction.atomic():
            _forget("customer", ids, [])
            Customer.objects.filter(pk__in=ids).delete()
        yield


@transaction.atomic
def _remove_company(loaded: DemoLoad, actor: Actor, at: datetime) -> None:
    """Brands, places, teams, staff, and the demo's case types; the end is noted in the audit log."""
    brands, staff = _ids(loaded, "brands"), _ids(loaded, "staff")
    _clear_the_shelf(loaded, brands, staff)
    Team.objects.filter(brand__in=brands).exclude(pk__in=_ids(loaded, "teams")).update(brand=None)
    _forget("staff", staff, [])
    _forget("brand", brands, [])
    Invitation.objects.filter(invited_by__in=staff, accepted_at=None).delete()
    Suppression.objects.filter(pk__in=_ids(loaded, "suppressions")).delete()
    SavedView.objects.filter(pk__in=_ids(loaded, "views")).delete()
    removals: tuple[tuple[type[Model], str], ...] = (
        (Team, "teams"),
        (Brand, "brands"),
        (Outlet, "outlets"),
        (Region, "regions"),
        (Staff, "staff"),
    )
    for model, kind in removals:
        _unused(model.objects.filter(pk__in=_ids(loaded, kind))).delete()  # type: ignore[attr-defined]
    # Clocks of cases that are gone, people's own tries included, still name the demo's calendars.
    Clock.objects.filter(subject_kind="case").exclude(subject_id__in=Case.objects.values("pk")).delete()
    counted_by = Segment.objects.exclude(calendar=None).values("calendar_id")
    unnamed = Calendar.objects.filter(pk__in=_ids(loaded, "calendars"), holds=None)
    unnamed.exclude(pk__in=counted_by).exclude(
        pk__in=Brand.objects.exclude(calendar=None).values("calendar_id")
    ).delete()
    kinds.restore(catalogue.case_types())
    loaded.delete()
    _close_the_house(actor, at)


def _clear_the_shelf(loaded: DemoLoad, brands: list[int], staff: list[int]) -> None:
    """Documents and printed labels go; the files they held are looked at when everything else is gone."""
    documents = Document.objects.filter(model__line__brand__in=brands).exclude(file=None)
    sheets = LabelSheet.objects.filter(staff__in=staff)
    held = [*documents.values_list("file_id", flat=True), *sheets.exclude(file=None).values_list("file_id", flat=True)]
    loaded.rows["files"] = [*_ids(loaded, "files"), *held]
    documents.delete()
    sheets.delete()


def _unused(rows: QuerySet[Any]) -> QuerySet[Any]:
    """A region or outlet that somebody gave to an outlet of the house's own stays."""
    if rows.model is Region:
        return rows.exclude(pk__in=Outlet.objects.values("region_id"))
    return rows


def _close_the_house(actor: Actor, at: datetime) -> None:
    """Without the demo the rules for real work hold again; with nobody left to administer, the first-run page opens."""
    in_charge = Grant.objects.filter(staff__is_active=True, scopes=None).select_related("role")
    leaves_nobody = not any("settings.staff" in grant.role.permissions for grant in in_charge)
    mailbox.forget()
    changes: dict[str, Any] = {"holds_demo_data": False, "requires_second_factor": True}
    if leaves_nobody:
        changes["set_up_at"] = None
    Installation.objects.filter(pk=1).update(**changes)
    record(DemoDataRemoved(leaves_nobody=leaves_nobody), actor=actor, at=at)


def _forget(kind: str, ids: list[int], paths: Iterable[str]) -> None:
    """Timeline, access log, search documents and notices about things that are about to go."""
    events = EventSubject.objects.filter(kind=kind, subject_id__in=ids).values_list("event_id", flat=True)
    event_ids = set(events)
    Job.objects.filter(kind="events.react", payload__event_id__in=event_ids).delete()
    Event.objects.filter(pk__in=event_ids).delete()
    AccessLog.objects.filter(kind=kind, subject_id__in=ids).delete()
    SearchDocument.objects.filter(kind=kind, object_id__in=ids).delete()
    Notice.objects.filter(path__in=list(paths)).delete()


def _values(rows: QuerySet[Any], column: str) -> list[Any]:
    return list(rows.values_list(column, flat=True))
