"""The outgoing texts in the desk's navigation."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit.navigation import Entry, register

register(
    Entry(
        "texts",
        _("Outgoing texts"),
        "writing",
        "texts:index",
        order=215,
        permission="settings.messaging",
        group=_("Settings"),
    )
)
