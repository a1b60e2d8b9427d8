"""What follows when two customer files become one, and what of units when two files of one machine do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anxin.foundation.merging.registry import Follower, register

UNIT = "unit"

register(
    Follower("customer", "units.Ownership", "customer", _("Units"), order=20),
    Follower("customer", "units.OwnershipClaim", "customer", _("Requests to take over a unit"), order=21),
    Follower(UNIT, "units.Ownership", "unit", _("Owners and users"), order=10),
    Follower(UNIT, "units.OwnershipClaim", "unit", _("Requests to take over a unit"), order=11),
    Follower(UNIT, "units.ServiceEpisode", "unit", _("Services and repairs"), order=12),
    Follower(UNIT, "units.Component", "unit", _("Parts inside"), order=13),
    Follower(UNIT, "units.FirmwareInstallation", "unit", _("Software"), order=14),
    Follower(UNIT, "units.UnitNote", "unit", _("Notes"), order=15),
    Follower(UNIT, "units.Unit", "merged_into", _("Files merged earlier"), order=19),
    Follower(UNIT, "units.Retirement", "unit", "the end of that file, not of the machine", stays=True),
)
