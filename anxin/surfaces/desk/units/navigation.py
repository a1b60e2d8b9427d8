"""Units among what people work with, with the number of claims to decide."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from anxin.domain.units import queries
from anxin.surfaces.kit.navigation import Entry, register

MOST = 99


def open_claims(request: HttpRequest) -> int | str | None:
    """How many claims wait for a decision of somebody like the reader."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.can("units.claims"):
        return None
    count = queries.claims(actor).order_by()[: MOST + 1].count()
    return f"{MOST}+" if count > MOST else count or None


register(
    Entry(
        "units",
        _("Units"),
        "qrcode",
        "units:index",
        order=30,
        permission="units.view",
        shortcut="g u",
        count=open_claims,
    )
)
