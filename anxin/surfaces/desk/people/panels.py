"""The entry in the navigation."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit import navigation
from anxin.surfaces.kit.navigation import Entry

navigation.register(
    Entry("people", _("People"), "users", "people:index", order=820, permission="settings.staff", group=_("Settings"))
)
