"""Products among the settings."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit.navigation import Entry, register

register(
    Entry(
        "products",
        _("Products"),
        "package",
        "products:index",
        order=830,
        permission="settings.cases",
        group=_("Settings"),
    )
)
