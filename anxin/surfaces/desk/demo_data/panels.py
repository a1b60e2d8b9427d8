"""The entry in the navigation, shown while there is demo data, and how the audit log tells of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit import navigation, sentences
from anxin.surfaces.kit.navigation import Entry

navigation.register(
    Entry(
        "demo_data",
        _("Demo data"),
        "trash",
        "demo_data:index",
        order=895,
        permission="settings.system",
        group=_("Settings"),
    )
)
sentences.register(
    {
        "demo.DemoDataLoaded": _("loaded the demo: %(case_count)s cases, %(customer_count)s customers"),
        "demo.DemoRemovalRequested": _("asked for all demo data to be removed"),
        "demo.DemoDataRemoved": _("removed all demo data"),
    }
)
