"""Writes what makes the desk look lived in: somebody on duty, notices, shared views, and photos to be drawn later."""

from __future__ import annotations

from datetime import timedelta

from anxin.demo.jobs import attach_photo
from anxin.demo.writing.book import Book, Written
from anxin.demo.writing.history import ON_DUTY
from anxin.domain.cases.models import SavedView
from anxin.domain.workforce.events import DutyStarted
from anxin.domain.workforce.models import Duty, Notice
from anxin.foundation.jobs.models import Job

NOTICED_FOR = timedelta(days=4)
# Drawing begins when the first pages have been seen, and leaves the processor to others in between.
DRAWN_AFTER, DRAWN_EVERY = timedelta(seconds=12), timedelta(seconds=1)
UNREAD_FOR = timedelta(hours=26)
# The queue's own filters, by names people here would give.
VIEWS = (
    ("等配件、等同事", "state=waiting_other"),
    ("加急未结", "state=new&state=open&priority=4"),
    ("电话进来的", "channel=phone"),
)


def write(book: Book) -> None:
    """Duty since this morning, notices of the last days, views for everybody, jobs that draw the customers' photos."""
    person = book.staff[ON_DUTY]
    starts_at = book.at - timedelta(hours=5)
    Duty.objects.create(staff=person, starts_at=starts_at)
    book.diary.note(DutyStarted(staff_id=person.pk, brand_id=None), book.member(ON_DUTY), starts_at)
    notices = [notice for each in book.written for notice in _notices(book, each)]
    Notice.objects.bulk_create(sorted(notices, key=lambda notice: notice.created_at))
    order = SavedView.objects.count()
    views = [SavedView(name=name, query=query, order=order + n) for n, (name, query) in enumerate(VIEWS)]
    book.own("views", *SavedView.objects.bulk_create(views))
    _draw_later(book)


def _notices(book: Book, each: Written) -> list[Notice]:
    case = each.case
    if case.opened_at < book.at - NOTICED_FOR or not case.is_active:
        return []
    path, data = f"/desk/cases/{case.number}", {"number": case.number, "subject": case.subject}
    read_at = None if case.opened_at > book.at - UNREAD_FOR else min(book.at, case.opened_at + timedelta(minutes=20))
    common = {"path": path, "created_at": case.opened_at, "read_at": read_at}
    made = []
    if case.owner_id and each.plan.owner_key != ON_DUTY:
        by = book.staff[ON_DUTY].name
        made.append(Notice(staff_id=case.owner_id, kind="cases.assigned", data={**data, "by": by}, **common))
    if case.is_emergency:
        alarm = {**data, "kinds": case.emergency_kinds}
        made.append(Notice(staff=book.staff[ON_DUTY], kind="cases.emergency", data=alarm, is_urgent=True, **common))
    return made


def _draw_later(book: Book) -> None:
    """A job for each photo: drawing takes a quarter of a second each, and the first page must not wait for it."""
    photos = [
        (row, photo)
        for each in reversed(book.written)  # the newest case is the first one somebody opens
        for plan, row in zip(each.plan.messages, each.messages, strict=True)
        for photo in plan.photos
    ]
    jobs = [
        Job(
            kind=attach_photo.name,
            lane=attach_photo.lane,
            run_at=book.at + DRAWN_AFTER + place * DRAWN_EVERY,
            payload={
                "message_id": row.pk,
                "file_name": photo.file_name,
                "motif": photo.motif,
                "detail": photo.detail,
                "seed": photo.seed,
            },
        )
        for place, (row, photo) in enumerate(photos)
    ]
    Job.objects.bulk_create(jobs)
