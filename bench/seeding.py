"""Makes an installation with very many cases: the demo company, and its stories told again and again with other people and numbers."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count, islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

from anxin.demo import loading
from anxin.demo.writing.book import Book, Written
from anxin.demo.writing.cases import UNDO_WINDOW
from anxin.domain.cases.models import Case, CaseMessage, CaseValue, ConversationCase
from anxin.domain.cases.types import ENDED
from anxin.domain.conversations.models import Conversation, Message
from anxin.domain.customers.models import ContactPoint, Customer
from anxin.foundation import clock
from anxin.foundation.db import numbers
from anxin.foundation.events.models import Event, EventSubject
from anxin.foundation.ids import ALPHABET, show_code
from anxin.foundation.jobs.models import Job
from anxin.foundation.search.operations import index_many
from anxin.foundation.search.types import Document
from bench.bulk import Bulk

BATCH = 1000
MESSAGES_EACH = 10
CASES_PER_CUSTOMER = 3
SPAN = timedelta(days=3 * 365)
ACTIVE_SHARE = 0.01
MODELS = (
    Customer,
    ContactPoint,
    Conversation,
    Case,
    ConversationCase,
    CaseValue,
    Message,
    CaseMessage,
    Event,
    EventSubject,
)
Rows = dict[type, list[dict[str, Any]]]


@dataclass
class Ids:
    """The next free primary key of every table."""

    counters: dict[type, Iterator[int]]

    @classmethod
    def after_present(cls) -> Ids:
        """Keys above those that are taken."""
        last = {model: model._default_manager.order_by("-pk").values_list("pk", flat=True).first() for model in MODELS}
        return cls({model: count((top or 0) + 1) for model, top in last.items()})

    def next(self, model: type) -> int:
        """One key."""
        return next(self.counters[model])


def seed(cases: int) -> None:
    """Load the demo and add cases until there are about `cases`; tells its pace on stderr."""
    book = loading.load(at=clock.now())
    wanted, began = max(0, cases - len(book.written)), time.monotonic()
    maker = _Maker(book, wanted)
    writers = {model: Bulk(model) for model in MODELS}
    for start in range(0, wanted, BATCH):
        with transaction.atomic():
            rows, documents = maker.batch(start, min(BATCH, wanted - start))
            for model in MODELS:
                writers[model].write(rows[model])
            index_many(documents)
        if start % (10 * BATCH) == 0 or start + BATCH >= wanted:
            pace = (start + BATCH) / (time.monotonic() - began) * 60
            print(f"seed: {min(start + BATCH, wanted):,} of {wanted:,} ({pace:,.0f} cases a minute)", file=sys.stderr)
    _finish()


def _finish() -> None:
    """No photos are drawn while we measure, sequences follow the keys we gave, the planner learns how many rows there are."""
    Job.objects.all().delete()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(MODELS)):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


class _Maker:
    """Tells the demo's stories anew."""

    def __init__(self, book: Book, wanted: int) -> None:
        self._book, self._wanted = book, wanted
        self._rng = random.Random("bench")
        self._ids = Ids.after_present()
        self._first_number = numbers.take("case", count=wanted) if wanted else 0
        # Solved ones would be closed by a job as soon as the server starts: their days were over long ago.
        ended = [each for each in book.written if each.case.state in ENDED]
        active = [each for each in book.written if each.case.is_active]
        self._stories: tuple[Sequence[Written], Sequence[Written]] = (ended, active)

    def batch(self, start: int, size: int) -> tuple[Rows, list[Document]]:
        """Rows and documents of the next `size` cases, oldest first."""
        rows: Rows = {model: [] for model in MODELS}
        documents = []
        for place in range(start, start + size):
            if place % CASES_PER_CUSTOMER == 0 or not hasattr(self, "_customer"):
                self._customer = self._new_customer(rows, place)
            documents.append(self._case(rows, place))
        return rows, documents

    def _at(self, place: int) -> datetime:
        left = 1 - place / self._wanted
        return self._book.at - SPAN * left - timedelta(minutes=self._rng.random() * 5)

    def _new_customer(self, rows: Rows, place: int) -> dict[str, Any]:
        like = self._book.written[place % len(self._book.written)].customer
        row = {
            "id": self._ids.next(Customer),
            "name": like.name,
            "language": like.language,
            "zone": like.zone,
            "created_at": self._at(place),
        }
        phone = f"+86190{place % 100_000_000:08}"
        rows[Customer].append(row)
        rows[ContactPoint].append(
            {
                "id": self._ids.next(ContactPoint),
                "customer_id": row["id"],
                "kind": "phone",
                "value": phone,
                "shown": phone[3:],
                "is_primary": True,
                "created_at": row["created_at"],
            }
        )
        return {**row, "phone": phone}

    def _case(self, rows: Rows, place: int) -> Document:
        is_active = self._rng.random() < ACTIVE_SHARE or self._wanted - place <= 50
        story = self._rng.choice(self._stories[is_active])
        at, customer, like = self._at(place), self._customer, story.case
        serial = f"JH{self._rng.randrange(10**10):010}"
        code = "".join(self._rng.choices(ALPHABET, k=10))
        subject = f"{like.subject} {serial[-4:]}"
        row = {
            **{field.attname: getattr(like, field.attname) for field in Case._meta.concrete_fields},
            "id": self._ids.next(Case),
            "number": self._first_number + place,
            "code": code,
            "subject": subject,
            "customer_id": customer["id"],
            "values": {**like.values, "serial": serial},
        }
        row |= self._instants(story, at)
        rows[Case].append(row)
        rows[CaseValue].append(
            {
                "id": self._ids.next(CaseValue),
                "case_id": row["id"],
                "key": "serial",
                "text": serial,
                "number": None,
                "date": None,
            }
        )
        words = self._thread(rows, story, row)
        self._events(rows, row)
        scopes = (("b", "brand_id"), ("t", "team_id"), ("r", "region_id"), ("o", "outlet_id"))
        return Document(
            kind="case",
            object_id=row["id"],
            title=subject,
            fields={
                "ids": f"{row['number']}\n{code}\n{show_code(code)}",
                "phones": customer["phone"],
                "names": customer["name"],
                "subject": subject,
                "serials": serial,
                "text": words,
            },
            scopes=[f"{letter}{row[column]}" for letter, column in scopes if row[column] is not None],
            at=at,
        )

    def _instants(self, story: Written, at: datetime) -> dict[str, Any]:
        """The story's instants moved to `at`; nothing lies in the future."""
        moved = at - story.case.opened_at
        names = ("opened_at", "activity_at", "waiting_since", "first_replied_at", "solved_at", "closes_at", "closed_at")
        found = {name: getattr(story.case, name) for name in names}
        return {
            name: min(value + moved, self._book.at) if value and name != "closes_at" else value and value + moved
            for name, value in found.items()
        }

    def _thread(self, rows: Rows, story: Written, case: dict[str, Any]) -> str:
        conversation = self._ids.next(Conversation)
        rows[Conversation].append(
            {
                "id": conversation,
                "brand_id": case["brand_id"],
                "customer_id": case["customer_id"],
                "channel": case["channel"],
                "language": case["language"],
                "started_at": case["opened_at"],
            }
        )
        rows[ConversationCase].append(
            {"id": self._ids.next(ConversationCase), "conversation_id": conversation, "case_id": case["id"]}
        )
        words = []
        told = (message for _round in count() for message in story.messages)
        for place, like in enumerate(islice(told, MESSAGES_EACH)):
            text = like.text if place < len(story.messages) else f"{like.text}（{case['number']}-{place}）"
            words.append(text)
            self._message(rows, like, conversation, case, text, place)
        return "\n".join(words)

    def _message(
        self, rows: Rows, like: Message, conversation: int, case: dict[str, Any], text: str, place: int
    ) -> None:
        id, at = self._ids.next(Message), case["opened_at"] + timedelta(minutes=7 * place)
        rows[Message].append(
            {
                **{field.attname: getattr(like, field.attname) for field in Message._meta.concrete_fields},
                "id": id,
                "conversation_id": conversation,
                "author_id": case["customer_id"] if like.direction == "in" else like.author_id,
                "text": text,
                "written_at": at,
                "sent_at": at + UNDO_WINDOW if like.sent_at else None,
            }
        )
        rows[CaseMessage].append({"id": self._ids.next(CaseMessage), "case_id": case["id"], "message_id": id})

    def _events(self, rows: Rows, case: dict[str, Any]) -> None:
        ids = {"case_id": case["id"], "customer_id": case["customer_id"]}
        told = [
            ("cases.CaseOpened", {**ids, "brand_id": case["brand_id"], "type": "", "channel": case["channel"], "follows_id": None}),
            ("cases.CaseAssigned", {"case_id": case["id"], "owner_id": case["owner_id"], "team_id": case["team_id"], "previous_owner_id": None}),
            ("cases.CaseMoved", {"case_id": case["id"], "from_stage": "received", "to_stage": "", "from_state": "new", "to_state": "open"}),
        ]  # fmt: skip
        for type, data in told:
            id = self._ids.next(Event)
            rows[Event].append(
                {
                    "id": id,
                    "type": type,
                    "actor_kind": "system",
                    "actor_id": None,
                    "at": case["opened_at"],
                    "data": data,
                }
            )
            for kind in ("case", "customer"):
                if f"{kind}_id" in data:
                    rows[EventSubject].append(
                        {
                            "id": self._ids.next(EventSubject),
                            "event_id": id,
                            "kind": kind,
                            "subject_id": data[f"{kind}_id"],
                        }
                    )
