"""Mail health in the desk's navigation."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit.navigation import Entry, register

register(
    Entry(
        "mail_health",
        _("Mail health"),
        "heartbeat",
        "mail_health:index",
        order=215,
        permission="settings.messaging",
        group=_("Settings"),
    )
)
