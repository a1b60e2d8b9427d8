"""What other areas may hold of entitlements: facts, decisions, packs, and their refusals."""

from anxin.domain.entitlements.rules.classes import ProductClass, all_classes, find_class
from anxin.domain.entitlements.rules.decision import Decision, Remedy
from anxin.domain.entitlements.rules.difference import RuleChange
from anxin.domain.entitlements.rules.engine import Engine, check_floors
from anxin.domain.entitlements.rules.errors import FactError, PackError
from anxin.domain.entitlements.rules.facts import Facts
from anxin.domain.entitlements.rules.packs import Pack, read_pack
from anxin.domain.entitlements.rules.parts import part_names, words_of
from anxin.domain.entitlements.rules.reading import read_facts
from anxin.domain.entitlements.rules.terms import Term, Terms, terms_of
from anxin.domain.entitlements.rules.vocabulary import CHANNELS, GOODS, names_of
from anxin.domain.entitlements.rules.words import CONFIDENCES, DOCUMENTS, FEES, FIELDS, KINDS, SHAPES, WHATS

__all__ = [
    "CHANNELS",
    "CONFIDENCES",
    "DOCUMENTS",
    "FEES",
    "FIELDS",
    "GOODS",
    "KINDS",
    "SHAPES",
    "WHATS",
    "Decision",
    "Engine",
    "FactError",
    "Facts",
    "Pack",
    "PackError",
    "ProductClass",
    "Remedy",
    "RuleChange",
    "Term",
    "Terms",
    "all_classes",
    "check_floors",
    "find_class",
    "names_of",
    "part_names",
    "read_facts",
    "read_pack",
    "terms_of",
    "words_of",
]
