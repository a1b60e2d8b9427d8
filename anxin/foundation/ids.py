"""Short public codes that can be read over the phone and cannot be guessed."""

from __future__ import annotations

import hashlib
import hmac
import secrets

# Crockford's alphabet: no I, L, O, U, so nothing is misread or spells a word.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V", "-": "", " ": ""})


def new_code(length: int = 10) -> str:
    """A random code of `length` characters (5 bits each: 10 characters are one of 10^15)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def read_code(typed: str) -> str:
    """A code as a person typed it (spaces, dashes, lower case, O for 0) in its stored form; foreign characters stay and match nothing."""
    return typed.strip().upper().translate(_MISREAD)


def show_code(code: str, group: int = 5) -> str:
    """A code in groups, for reading aloud: 7K3MQ-9XTRA."""
    return "-".join(code[i : i + group] for i in range(0, len(code), group))


def sign(value: str, *, key: str, purpose: str, length: int = 16) -> str:
    """A signature of `value` under `key`, `length` characters of the code alphabet (5 bits each)."""
    digest = hmac.new(key.encode(), f"{purpose}\0{value}".encode(), hashlib.sha256).digest()
    return "".join(ALPHABET[byte & 31] for byte in digest[:length])


def is_signed(value: str, signature: str, *, key: str, purpose: str) -> bool:
    """Whether `signature` is ours for `value`; compares in constant time."""
    return hmac.compare_digest(sign(value, key=key, purpose=purpose, length=16), signature)
