"""The entry in the navigation."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit import navigation
from anxin.surfaces.kit.navigation import Entry

navigation.register(
    Entry(
        "organisation",
        _("Organisation"),
        "sitemap",
        "organisation:index",
        order=810,
        permission="settings.organisation",
        group=_("Settings"),
    )
)
