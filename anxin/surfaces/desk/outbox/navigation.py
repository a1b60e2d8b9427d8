"""The outbox in the desk's navigation."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit.navigation import Entry, register

register(
    Entry(
        "outbox", _("Outbox"), "send", "outbox:index", order=220, permission="settings.messaging", group=_("Settings")
    )
)
