"""Case types among the settings."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit.navigation import Entry, register

register(
    Entry(
        "case_types",
        _("Case types"),
        "template",
        "case_types:index",
        order=820,
        permission="settings.cases",
        group=_("Settings"),
    )
)
