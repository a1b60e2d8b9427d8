"""Writing down what was done to a unit: by hand, and by whatever runs services and repairs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.units import policies
from anxin.domain.units.events import EpisodeRecorded
from anxin.domain.units.models import Component, EpisodePart, EpisodeWait, ServiceEpisode, Unit
from anxin.domain.units.operations.units import locked
from anxin.domain.units.types import EPISODE_KINDS, EPISODE_OUTCOMES, EPISODE_PLACES, PartUsed, State, Wait
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import record


@transaction.atomic
def record_episode(
    *,
    unit_id: int,
    kind: str,
    started_at: datetime,
    ended_at: datetime | None = None,
    where: str = "on_site",
    problem: str = "",
    same_problem_as: int | None = None,
    outcome: str = "",
    result: str = "",
    waits: Iterable[Wait] = (),
    parts: Iterable[PartUsed] = (),
    source: str = "",
    case_id_there: str = "",
    actor: Actor,
    at: datetime,
) -> ServiceEpisode:
    """Write a service or repair down, or bring it up to date: the same `source` and `case_id_there` and kind is the same episode.

    `same_problem_as` names an earlier episode of the unit with the same problem. Parts with a new serial number become components of the unit.
    Raises Invalid(field), NotFound, Forbidden without "units.edit".
    """
    unit = locked(unit_id)
    policies.require(actor, "units.edit", unit)
    _check(kind, where, started_at, ended_at, outcome, at)
    known = _known(unit, source, case_id_there, kind)
    episode = known or ServiceEpisode(unit=unit, kind=kind, source=source, case_id_there=case_id_there)
    episode.started_at, episode.ended_at, episode.where = started_at, ended_at, where
    episode.problem, episode.result = problem.strip()[:200], result.strip()[:1000]
    ended = "fixed" if ended_at else "open"
    episode.outcome = outcome or ended
    episode.save()
    episode.same_problem_id = _first_of_problem(unit, same_problem_as, episode)
    episode.save(update_fields=["same_problem"])
    _write_waits(episode, waits)
    _write_parts(episode, list(parts), ended_at or at, is_new=known is None)
    _turn(unit, ended_at is None)
    told = EpisodeRecorded(unit_id=unit.pk, episode_id=episode.pk, kind=kind, is_ended=ended_at is not None)
    record(told, actor=actor, at=at)
    return episode


def _check(kind: str, where: str, started_at: datetime, ended_at: datetime | None, outcome: str, at: datetime) -> None:
    choices = {
        "kind": (kind, EPISODE_KINDS),
        "where": (where, EPISODE_PLACES),
        "outcome": (outcome or "open", EPISODE_OUTCOMES),
    }
    for field, (value, allowed) in choices.items():
        if value not in dict(allowed):
            raise Invalid(_("Please choose one of the list."), field=field)
    if started_at > at:
        raise Invalid(_("This day has not come yet."), field="started_at")
    if ended_at is not None and ended_at < started_at:
        raise Invalid(_("It cannot end before it began."), field="ended_at")
    if outcome not in ("", "open") and ended_at is None:
        raise Invalid(_("When was it finished?"), field="ended_at")


def _known(unit: Unit, source: str, case_id_there: str, kind: str) -> ServiceEpisode | None:
    if not case_id_there:
        return None
    return ServiceEpisode.objects.filter(unit=unit, source=source, case_id_there=case_id_there, kind=kind).first()


def _first_of_problem(unit: Unit, same_problem_as: int | None, episode: ServiceEpisode) -> int:
    if same_problem_as is None or same_problem_as == episode.pk:
        return episode.pk
    earlier = ServiceEpisode.objects.filter(unit=unit, pk=same_problem_as).first()
    if earlier is None:
        raise NotFound
    return earlier.same_problem_id or earlier.pk


def _write_waits(episode: ServiceEpisode, waits: Iterable[Wait]) -> None:
    episode.waits.all().delete()
    rows = [
        EpisodeWait(episode=episode, reason=wait.reason, from_at=wait.from_at, until_at=wait.until_at) for wait in waits
    ]
    if any(row.until_at and row.until_at < row.from_at for row in rows):
        raise Invalid(_("It cannot end before it began."), field="waits")
    EpisodeWait.objects.bulk_create(rows)


def _write_parts(episode: ServiceEpisode, parts: list[PartUsed], changed_at: datetime, *, is_new: bool) -> None:
    if not is_new:
        episode.parts.all().delete()
        Component.objects.filter(episode=episode).delete()
    EpisodePart.objects.bulk_create(
        EpisodePart(
            episode=episode,
            part_id=part.part_id,
            name=part.name[:120],
            quantity=max(part.quantity, 1),
            old_serial=part.old_serial[:60],
            new_serial=part.new_serial[:60],
        )
        for part in parts
    )
    for part in parts:
        if part.old_serial:
            gone = Component.objects.filter(unit_id=episode.unit_id, serial=part.old_serial, removed_at=None)
            gone.update(removed_at=changed_at)
        if part.new_serial:
            Component.objects.create(
                unit_id=episode.unit_id,
                part_id=part.part_id,
                name=part.name[:120],
                serial=part.new_serial[:60],
                fitted_at=changed_at,
                episode=episode,
            )


def _turn(unit: Unit, is_running: bool) -> None:
    """A unit with work going on is in service, else it is in use again."""
    running = is_running or ServiceEpisode.objects.filter(unit=unit, ended_at=None).exists()
    wanted = State.IN_SERVICE if running else State.IN_USE
    if unit.state != wanted and unit.state in (State.IN_USE, State.IN_SERVICE):
        unit.state = wanted.value
        unit.save(update_fields=["state"])
