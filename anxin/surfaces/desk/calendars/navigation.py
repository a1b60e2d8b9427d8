"""Where calendars stand in the desk's navigation."""

from django.utils.translation import gettext_lazy as _

from anxin.domain.calendars.policies import PERMISSION
from anxin.surfaces.kit.navigation import Entry, register

register(
    Entry(
        "calendars",
        _("Calendars"),
        "calendar-time",
        "calendars:index",
        order=300,
        permission=PERMISSION,
        group=_("Settings"),
    )
)
