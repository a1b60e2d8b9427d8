"""What is held about a person here: which units she has, where they stand, what she wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anxin.domain.units.models import Ownership, OwnershipClaim, ServiceEpisode, Unit, UnitNote
from anxin.foundation.actors import Actor
from anxin.foundation.events.models import Change
from anxin.foundation.privacy.registry import Part, declare_free, register


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Her units with the time she had them, and her requests to take one over."""
    rows = Ownership.objects.filter(customer_id=person_id).select_related("unit__model").order_by("pk")
    for row in rows.iterator(chunk_size=200):
        yield (
            "units",
            {
                "serial": row.unit.serial,
                "model": row.unit.model.number if row.unit.model else "",
                "role": row.role,
                "from_at": row.from_at.isoformat(),
                "until_at": row.until_at.isoformat() if row.until_at else "",
                "place": row.unit.place if row.until_at is None else "",
            },
        )
    for claim in OwnershipClaim.objects.filter(customer_id=person_id).order_by("pk").iterator(chunk_size=200):
        yield (
            "unit_claims",
            {"asked_at": claim.asked_at.isoformat(), "message": claim.message, "state": claim.state},
        )


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Blank the place of units only she has, what she wrote, and what was noted in her time; the units and figures stay."""
    hers = Ownership.objects.filter(customer_id=person_id, until_at=None).values("unit_id")
    others = Ownership.objects.filter(until_at=None).exclude(customer_id=person_id).values("unit_id")
    alone = list(Unit.objects.filter(pk__in=hers).exclude(pk__in=others).values_list("pk", flat=True))
    count = Unit.objects.filter(pk__in=alone).update(place="")
    count += UnitNote.objects.filter(unit__in=alone).delete()[0]
    count += ServiceEpisode.objects.filter(unit__in=alone).exclude(problem="", result="").update(problem="", result="")
    count += OwnershipClaim.objects.filter(customer_id=person_id).update(
        message="", evidence=None, evidence_name="", answer=""
    )
    places = Change.objects.filter(kind="unit", field="place", subject_id__in=alone)
    count += places.filter(Q(before__isnull=False) | Q(after__isnull=False)).update(before=None, after=None)
    return count


register(
    Part(
        key="units",
        label=_("Units"),
        models=(
            "units.Unit",
            "units.Ownership",
            "units.OwnershipClaim",
            "units.UnitNote",
            "units.ServiceEpisode",
        ),
        export=export,
        erase=erase,
        order=40,
    )
)
declare_free(
    ("units.Component", "units.FirmwareInstallation", "units.EpisodePart", "units.EpisodeWait", "units.Retirement"),
    "technical facts of a machine",
)
declare_free(("units.LabelSheet",), "a print run of the staff")
