"""Do two files look like one person's, and why: what they have in common, what it weighs, what speaks against it.

Weights are points of 100, set so that one strong proof (the same phone, the same mailbox) or two weak ones together (same name and the last
digits of a phone) are worth a person's look. Nothing is ever merged because of points.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from anxin.domain.customers.rules.contacts import mailbox_key
from anxin.foundation.language.folding import fold
from anxin.foundation.language.pinyin import plain

WEIGHTS = {
    "same_phone": 60,
    "same_mail": 60,
    "same_handle": 60,
    "same_mailbox": 55,
    "same_name": 25,
    "same_address": 25,
    "same_phone_tail": 20,
    "same_sound": 15,
    "same_mail_name": 15,
    "same_district": 5,
    "different_name": -15,
}
ENOUGH = 40
_TAIL = 4


@dataclass(frozen=True, slots=True)
class Face:
    """What of a file is compared. `addresses` are (division code, street); `verified` are (kind, value)."""

    id: int
    kind: str
    name: str
    phones: frozenset[str] = frozenset()
    mails: frozenset[str] = frozenset()
    handles: frozenset[tuple[str, str]] = frozenset()
    addresses: frozenset[tuple[str, str]] = frozenset()
    verified: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Points, reason codes (strongest first), and whether proven addresses contradict each other."""

    score: int
    reasons: tuple[str, ...]
    is_contradicted: bool

    @property
    def is_enough(self) -> bool:
        """Whether a person should look at the pair."""
        return self.score >= ENOUGH


def keys(face: Face) -> set[int]:
    """Fingerprints two files must share at least one of to be compared at all: so that nobody compares all with all."""
    sound = plain(face.name)
    found = {f"phone {phone}" for phone in face.phones} | {f"mail {mailbox_key(mail)}" for mail in face.mails}
    found |= {f"{kind} {value}" for kind, value in face.handles}
    found |= {f"address {key}" for each in face.addresses if (key := address_key(*each))}
    if sound:
        found |= {f"tail {sound} {phone[-_TAIL:]}" for phone in face.phones}
        found |= {f"local {sound} {_local(mail)}" for mail in face.mails}
    return {_hashed(f"{face.kind} {key}") for key in found}


def compare(one: Face, other: Face) -> Verdict:
    """What speaks for and against one person behind both files."""
    reasons = sorted(_reasons(one, other), key=lambda code: -WEIGHTS[code])
    score = min(max(sum(WEIGHTS[code] for code in reasons), 0), 100)
    return Verdict(score, tuple(reasons), is_contradicted(one, other))


def is_contradicted(one: Face, other: Face) -> bool:
    """Whether both proved an address of the same kind, and never the same: two people, as far as anyone has proved."""
    return any(
        mine and hers and not mine & hers
        for kind in {kind for kind, _value in one.verified}
        for mine, hers in [(_proved(one, kind), _proved(other, kind))]
    )


def address_key(division_code: str, street: str) -> str:
    """A street address in one spelling: letters and digits only, 幢 and 栋 alike. Empty for one too vague to compare."""
    text = re.sub(r"[幢栋棟座]|号楼|號樓", "#", fold(street))
    key = "".join(letter for letter in text if letter.isalnum() or letter == "#")
    return f"{division_code[:4]} {key}" if any(letter.isdigit() for letter in key) and len(key) >= 4 else ""


def _reasons(one: Face, other: Face) -> list[str]:
    found = [*_reasons_of_contacts(one, other), *_reasons_of_names(one, other)]
    places = {address_key(*each) for each in one.addresses} - {""}
    if places & {address_key(*each) for each in other.addresses}:
        found.append("same_address")
    elif {code for code, _street in one.addresses if code} & {code for code, _street in other.addresses}:
        found.append("same_district")
    return found


def _reasons_of_contacts(one: Face, other: Face) -> list[str]:
    found = []
    if one.phones & other.phones:
        found.append("same_phone")
    elif {phone[-_TAIL:] for phone in one.phones} & {phone[-_TAIL:] for phone in other.phones}:
        found.append("same_phone_tail")
    if one.mails & other.mails:
        found.append("same_mail")
    elif {mailbox_key(mail) for mail in one.mails} & {mailbox_key(mail) for mail in other.mails}:
        found.append("same_mailbox")
    elif {_local(mail) for mail in one.mails} & {_local(mail) for mail in other.mails}:
        found.append("same_mail_name")
    if one.handles & other.handles:
        found.append("same_handle")
    return found


def _reasons_of_names(one: Face, other: Face) -> list[str]:
    mine, hers = (fold(name).replace(" ", "") for name in (one.name, other.name))
    if not mine or not hers:
        return []
    if mine == hers:
        return ["same_name"]
    return ["same_sound"] if plain(one.name) == plain(other.name) else ["different_name"]


def _local(mail: str) -> str:
    return mailbox_key(mail).partition("@")[0].replace(".", "")


def _proved(face: Face, kind: str) -> set[str]:
    return {mailbox_key(value) if kind == "email" else value for each, value in face.verified if each == kind}


def _hashed(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
