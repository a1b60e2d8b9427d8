"""What other areas may hold of entitlements: facts, decisions, packs, and their refusals."""

from anxin.domain.entitlements.rules.decision import Decision, Remedy
from anxin.domain.entitlements.rules.engine import Engine, check_floors
from anxin.domain.entitlements.rules.errors import FactError, PackError
from anxin.domain.entitlements.rules.facts import Facts
from anxin.domain.entitlements.rules.packs import Pack, read_pack
from anxin.domain.entitlements.rules.reading import read_facts
from anxin.domain.entitlements.rules.words import KINDS

__all__ = [
    "KINDS",
    "Decision",
    "Engine",
    "FactError",
    "Facts",
    "Pack",
    "PackError",
    "Remedy",
    "check_floors",
    "read_facts",
    "read_pack",
]
