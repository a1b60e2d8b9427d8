"""Where the quiet hours of the house stand in the desk's navigation."""

from django.utils.translation import gettext_lazy as _

from anxin.domain.workforce.operations.quiet import PERMISSION
from anxin.surfaces.kit.navigation import Entry, register

register(
    Entry(
        "quiet_hours",
        _("Quiet hours"),
        "moon",
        "quiet_hours:index",
        order=325,
        permission=PERMISSION,
        group=_("Settings"),
    )
)
