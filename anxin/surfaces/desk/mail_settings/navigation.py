"""The mail settings in the desk's navigation."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit.navigation import Entry, register

register(
    Entry(
        "mail_settings",
        _("Mail settings"),
        "at",
        "mail_settings:index",
        order=210,
        permission="settings.messaging",
        group=_("Settings"),
    )
)
