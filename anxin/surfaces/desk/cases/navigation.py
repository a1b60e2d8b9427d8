"""The queue in the desk's navigation."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit.navigation import Entry, register

register(Entry("cases", _("Cases"), "inbox", "cases:queue", order=10, permission="cases.view", shortcut="g c"))
