"""Where policies stand in the desk's navigation."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit.navigation import Entry, register

register(
    Entry(
        "policies",
        _("Time policies"),
        "hourglass",
        "policies:index",
        order=320,
        permission="settings.policies",
        group=_("Settings"),
    )
)
