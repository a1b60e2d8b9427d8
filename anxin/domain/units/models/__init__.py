"""Tables of units."""

from anxin.domain.units.models.episode import EpisodePart, EpisodeWait, ServiceEpisode
from anxin.domain.units.models.life import Component, FirmwareInstallation, Retirement, UnitNote
from anxin.domain.units.models.ownership import Ownership, OwnershipClaim
from anxin.domain.units.models.sheet import LabelSheet
from anxin.domain.units.models.unit import Unit

__all__ = [
    "Component",
    "EpisodePart",
    "EpisodeWait",
    "FirmwareInstallation",
    "LabelSheet",
    "Ownership",
    "OwnershipClaim",
    "Retirement",
    "ServiceEpisode",
    "Unit",
    "UnitNote",
]
