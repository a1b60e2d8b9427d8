"""Case types and their stages."""

from __future__ import annotations

from anxin.domain.cases.models import CaseType, Stage
from anxin.domain.cases.rules.delivered import delivered_types


def install_types() -> None:
    """Make the delivered types that do not exist yet; existing ones keep what an administrator changed."""
    for order, given in enumerate(delivered_types()):
        kind, made = CaseType.objects.get_or_create(
            code=given["code"], defaults={"names": given["names"], "fields": given["fields"], "order": order}
        )
        if made:
            Stage.objects.bulk_create([Stage(type=kind, order=i, **stage) for i, stage in enumerate(given["stages"])])
