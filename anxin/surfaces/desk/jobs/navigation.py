"""Background work in the desk's navigation, with the number of dead letters."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from anxin.foundation.jobs import queries
from anxin.surfaces.kit.navigation import Entry, register


def _dead(_request: HttpRequest) -> str | None:
    count = queries.dead_count()
    return None if not count else f"{count}" if count < queries.MOST else f"{queries.MOST}+"


register(
    Entry(
        "jobs",
        _("Background work"),
        "activity",
        "jobs:index",
        order=290,
        permission="settings.system",
        group=_("Settings"),
        count=_dead,
    )
)
