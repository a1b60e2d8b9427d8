"""The numbers objects have in other systems: found again, kept, let go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from anxin.foundation.transfer.models import ExternalId
from anxin.foundation.transfer.types import Context

_AT_ONCE = 500


def find(context: Context, kind: str, external_ids: Collection[str]) -> dict[str, int]:
    """External id → object id, of those that came from this source before."""
    found: dict[str, int] = {}
    wanted = list(dict.fromkeys(external_ids))
    for start in range(0, len(wanted), _AT_ONCE):
        rows = ExternalId.objects.filter(
            brand_id=context.brand_id,
            source=context.source,
            kind=kind,
            external_id__in=wanted[start : start + _AT_ONCE],
        )
        found.update(rows.values_list("external_id", "object_id"))
    return found


def keep(context: Context, kind: str, objects: Mapping[str, int]) -> None:
    """Remember which object an external id became; one that is known already stays with its object."""
    rows = [
        ExternalId(
            brand_id=context.brand_id, source=context.source, kind=kind, external_id=external_id, object_id=object_id
        )
        for external_id, object_id in objects.items()
    ]
    ExternalId.objects.bulk_create(rows, ignore_conflicts=True)


def forget(kind: str, object_ids: Collection[int]) -> None:
    """Let the external ids of objects go that are not there any more."""
    ExternalId.objects.filter(kind=kind, object_id__in=list(object_ids)).delete()


def numbered(context: Context, kind: str, object_ids: Iterable[int]) -> dict[int, str]:
    """Object id → one of its external ids in this source, of those that have one."""
    rows = ExternalId.objects.filter(
        brand_id=context.brand_id, source=context.source, kind=kind, object_id__in=set(object_ids)
    )
    return dict(rows.values_list("object_id", "external_id"))
