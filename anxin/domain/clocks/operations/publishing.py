"""Making policies, looking at what a change would do, publishing it, and bringing an older version back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as rights
from anxin.domain.calendars.operations import holding
from anxin.domain.calendars.queries import stored
from anxin.domain.clocks import calendars
from anxin.domain.clocks.events import PolicyMade, PolicyPublished
from anxin.domain.clocks.jobs import apply_version
from anxin.domain.clocks.models import Clock, Policy, PolicyVersion, Segment
from anxin.domain.clocks.operations.replanning import affected, differs, replanned, stays_missed
from anxin.domain.clocks.queries import versions_at
from anxin.domain.clocks.rules.content import ContentError, read
from anxin.domain.clocks.rules.delivered import DELIVERED
from anxin.domain.clocks.rules.matching import Plan, Version
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import record

PERMISSION = "settings.policies"
DELIVERED_SINCE = datetime(2000, 1, 1, tzinfo=UTC)
"""Delivered versions hold from before anything, so that imported old cases find them."""
_BATCH = 1000
_LISTED = 200
_WORDS = {
    "range": _("This is too short, too long or too much."),
    "unknown": _("This is not known here."),
    "twice": _("This stands here twice."),
}


@dataclass(frozen=True)
class Move:
    """A clock that would be due at another time."""

    clock: Clock
    from_due_at: datetime
    to_due_at: datetime

    @property
    def is_told(self) -> bool:
        """Whether the customer was told: then it is renegotiated, not moved."""
        return self.clock.told_due_at is not None


@dataclass
class Preview:
    """What publishing would do to the running clocks; `moves` and `told` list at most 200 of each."""

    total: int = 0
    unchanged: int = 0
    earlier: int = 0
    later: int = 0
    told_count: int = 0
    moves: list[Move] = field(default_factory=list)
    told: list[Move] = field(default_factory=list)

    def add(self, move: Move) -> None:
        """Count one clock that would move."""
        if move.is_told:
            self.told_count += 1
            self.told += [move] if len(self.told) < _LISTED else []
            return
        self.earlier += move.to_due_at < move.from_due_at
        self.later += move.to_due_at > move.from_due_at
        self.moves += [move] if len(self.moves) < _LISTED else []


def install_policies() -> None:
    """Make the delivered policies that do not exist yet; existing ones keep what was published here."""
    at = DELIVERED_SINCE
    for order, given in enumerate(DELIVERED, start=1):
        row, made = Policy.objects.get_or_create(
            code=given["code"], defaults={"names": given["names"], "order": order * 10}
        )
        if made:
            PolicyVersion.objects.create(
                policy=row, number=1, content=given["content"], valid_from=at, published_at=at, actor_kind=SYSTEM.kind
            )


@transaction.atomic
def make(*, code: str, names: Mapping[str, str], order: int, actor: Actor, at: datetime) -> Policy:
    """Add a policy; it says nothing before its first version. Raises Invalid(field), Forbidden."""
    rights.require(actor, PERMISSION)
    if not any(text.strip() for text in names.values()):
        raise Invalid(_("Please give it a name."), field="name")
    if Policy.objects.filter(code=code).exists():
        raise Invalid(_("There is one with this name already."), field="code")
    row = Policy.objects.create(code=code, names=dict(names), order=order)
    record(PolicyMade(policy_id=row.pk), actor=actor, at=at)
    return row


def preview(*, policy_id: int, content: object, actor: Actor, at: datetime) -> Preview:
    """What publishing this content now would do; nothing is written. Raises Invalid(field), Forbidden."""
    rights.require(actor, PERMISSION)
    found = Preview()
    for _seen in looks(found, policy_id=policy_id, content=content, at=at):
        pass
    return found


def looks(found: Preview, *, policy_id: int, content: object, at: datetime) -> Iterator[int]:
    """Fill `found` batch by batch; after each, how many running clocks were looked at. Raises Invalid(field)."""
    versions, seen_count = _with_draft(policy_id, content, at), 0
    for rows in _live_clocks():
        with calendars.asked_once():
            for row, planned in affected(rows, versions, policy_id):
                _look(found, row, planned, at)
        seen_count += len(rows)
        yield seen_count


def live_count() -> int:
    """How many clocks run or are paused."""
    return Clock.objects.filter(state__in=("running", "paused")).count()


def _look(found: Preview, row: Clock, planned: Plan, at: datetime) -> None:
    found.total += 1
    stays = not differs(row, planned) or stays_missed(row, planned, at)
    outcome = None if stays else replanned(row, planned, why="", by="", at=at)
    if outcome is None or not outcome.moves:
        found.unchanged += 1
    else:
        found.add(Move(row, outcome.due_before_at, outcome.due_after_at))


def _with_draft(policy_id: int, content: object, at: datetime) -> list[Version]:
    draft = Version(0, policy_id, 0, _checked(content))
    now = {version.policy_id: version for version in versions_at(at)} | {policy_id: draft}
    return [now[id] for id in Policy.objects.values_list("pk", flat=True) if id in now]


def _live_clocks() -> Iterator[list[Clock]]:
    """All live clocks with segments, a batch at a time."""
    last = 0
    while True:
        live = Clock.objects.filter(state__in=("running", "paused"), pk__gt=last).order_by("pk")
        segments = Prefetch("segments", Segment.objects.defer("details"))
        rows = list(live.defer("schedule", "places").prefetch_related(segments)[:_BATCH])
        yield rows
        if len(rows) < _BATCH:
            return
        last = rows[-1].pk


@transaction.atomic
def publish(
    *,
    policy_id: int,
    content: Mapping[str, Any],
    valid_from: datetime | None = None,
    note: str = "",
    restores: int | None = None,
    actor: Actor,
    at: datetime,
) -> PolicyVersion:
    """Say from `valid_from` (now when not given) on what stands in `content`; running clocks follow in the background then.

    What was planned for later is replaced. Raises NotFound, Forbidden, Invalid(field) with a path such as `rules.0.targets`.
    """
    rights.require(actor, PERMISSION)
    row = Policy.objects.select_for_update().filter(pk=policy_id).first()
    if row is None:
        raise NotFound
    _checked(content)
    starts_at = valid_from or at
    if starts_at < at:
        raise Invalid(_("A version cannot begin in the past: nothing that was counted changes."), field="valid_from")
    _end_others(row, starts_at)
    last = row.versions.order_by("-number").values_list("number", flat=True).first() or 0
    version = PolicyVersion.objects.create(
        policy=row,
        number=last + 1,
        content=content,
        valid_from=starts_at,
        note=note.strip()[:300],
        restores=restores,
        published_at=at,
        actor_kind=actor.kind,
        actor_id=actor.id,
    )
    hold_calendars(policy=row, at=at)
    apply_version.enqueue(run_at=starts_at, version_id=version.pk)
    published = PolicyPublished(policy_id=row.pk, version_id=version.pk, number=version.number, restores=restores)
    record(published, actor=actor, at=at)
    return version


def hold_calendars(*, policy: Policy, at: datetime) -> None:
    """Calendars that what holds now, or is planned, names are kept from being deleted."""
    contents = policy.versions.exclude(valid_to__lte=at).values_list("content", flat=True)
    named = {choice["calendar"] for content in contents for choice in content.get("calendars", [])}
    holding.hold(kind="policy", object_id=policy.pk, calendar_ids=named, names=policy.names)


@transaction.atomic
def release_calendars(*, version_id: int, at: datetime) -> None:
    """A planned version begins: calendars that only the one before it named are free."""
    policy = Policy.objects.select_for_update().get(versions=version_id)
    hold_calendars(policy=policy, at=at)


@transaction.atomic
def republish(*, version_id: int, actor: Actor, at: datetime) -> PolicyVersion:
    """Undo: what an older version said is said again, as a new version. Raises NotFound, Forbidden."""
    old = PolicyVersion.objects.filter(pk=version_id).first()
    if old is None:
        raise NotFound
    return publish(policy_id=old.policy_id, content=old.content, restores=old.number, actor=actor, at=at)


def check(content: object) -> None:
    """Raise Invalid(field) unless this can be published."""
    _checked(content)


def _end_others(row: Policy, starts_at: datetime) -> None:
    """The version that holds until then ends; versions planned for later never begin."""
    for other in row.versions.filter(valid_to=None) | row.versions.filter(valid_to__gt=starts_at):
        other.valid_to = max(starts_at, other.valid_from)
        other.save(update_fields=["valid_to"])


def _checked(content: object) -> Any:
    try:
        found = read(content)
    except ContentError as error:
        raise Invalid(_WORDS.get(error.code), field=error.field) from error
    known = {id for id, _name in stored.choices()}
    for index, choice in enumerate(found.calendars):
        if choice.calendar_id not in known:
            raise Invalid(_WORDS["unknown"], field=f"calendars.{index}")
    return found
