"""Model, serial and error codes and telephone numbers: all the spellings under which one of them should be found."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[-_/.@+]+")
_GROUP_SEPARATORS = re.compile(r"[/@]+")
_ATOMS = re.compile(r"[0-9]+|[^\W0-9_]+")
_EXTENSION = re.compile(r"(?:转|轉|分机|ext\.?|x|#).*$")
_NOT_DIGITS = re.compile(r"[^0-9]+")

MAX_PARTS = 8
PHONE = re.compile(r"(?<![0-9a-z])(?:\+|00)?\(?[0-9]{2,15}\)?(?:[ -]{1,2}\(?[0-9]{2,11}\)?){0,4}(?![0-9a-z])")


def parts_of(code: str) -> list[str]:
    """The pieces between separators: `kfr-35gw/b1` → kfr, 35gw, b1."""
    return [part for part in _SEPARATORS.split(code) if part]


def joined(code: str) -> str:
    """The code without separators: `kfr-35gw` → kfr35gw."""
    return _SEPARATORS.sub("", code)


def atoms_of(part: str) -> list[str]:
    """Letters and digits apart, `35gw` → 35, gw; empty where a lone character would come out (`e1` stays whole)."""
    atoms: list[str] = _ATOMS.findall(part)
    return atoms if len(atoms) > 1 and all(len(atom) > 1 for atom in atoms) else []


def is_code(word: str) -> bool:
    """Whether a folded word holds a digit or a separator, so that people write it in several ways."""
    return not word.isalpha()


def code_forms(code: str) -> list[str]:
    """Every form a folded code is stored under: parts, atoms of parts, groups joined, all joined.

    `kfr-35gw/b1` → kfr, 35gw, 35, gw, b1, kfr35gw, kfr35gwb1. Very long chains (addresses of pages) give their parts only.
    """
    parts = parts_of(code)
    forms = [form for part in parts for form in (part, *atoms_of(part))]
    if 1 < len(parts) <= MAX_PARTS:
        forms += [joined(group) for group in _GROUP_SEPARATORS.split(code) if len(parts_of(group)) > 1]
        forms.append(joined(code))
    return list(dict.fromkeys(forms))


def digits_of(text: str) -> str:
    """The ASCII digits of a folded text."""
    return _NOT_DIGITS.sub("", text)


def phone_key(text: str) -> str:
    """One telephone number as digits, without extension, China's country code and leading zeros; other countries keep theirs.

    `+86 138-0000-0000` → 13800000000, `0571-8888 0000 转 8` → 57188880000.
    """
    digits = digits_of(_EXTENSION.sub("", text)).lstrip("0")
    if digits.startswith("86") and len(digits) in (12, 13):
        digits = digits[2:].lstrip("0")
    return digits


def is_phone_like(text: str) -> bool:
    """Whether the digits are as many as a telephone number has (7 to 15)."""
    return 7 <= len(digits_of(text)) <= 15


def phone_forms(text: str) -> list[str]:
    """What a number is stored under in a phone field: whole, first three (138****0000), last 4, 7 and 8 digits."""
    key = phone_key(text)
    return list(dict.fromkeys([key, key[:3], *(key[-length:] for length in (4, 7, 8))])) if key else []


def tail_forms(code: str) -> list[str]:
    """The last 4 to 8 characters of a serial number or case number, as people read them out."""
    whole = joined(code)
    return [whole[-length:] for length in range(4, 9) if len(whole) > length]
