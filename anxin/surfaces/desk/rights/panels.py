"""Where entitlements stand in the navigation, and how their events are told."""

from django.utils.translation import gettext_lazy as _

from anxin.domain.entitlements.policies import PERMISSION
from anxin.surfaces.kit import navigation, sentences
from anxin.surfaces.kit.navigation import Entry

navigation.register(
    Entry("rights-ask", _("What is due?"), "scale", "rights:ask", order=60, permission="cases.view", shortcut="g r")
)
navigation.register(
    Entry(
        "rights",
        _("Warranty and returns"),
        "shield-check",
        "rights:index",
        order=325,
        permission=PERMISSION,
        group=_("Settings"),
    )
)
sentences.register(
    {
        "entitlements.PromiseDrafted": _("drafted a version of a warranty promise"),
        "entitlements.PromiseSigned": _("signed off a warranty promise"),
        "entitlements.PromiseEnded": _("ended a warranty promise with its successor"),
        "entitlements.PromiseWithdrawn": _("withdrew a warranty promise"),
        "entitlements.EntitlementDecided": _("asked what a customer is entitled to"),
    }
)
