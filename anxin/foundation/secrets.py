"""Passwords we must be able to use again (mail accounts): encrypted at rest with a key derived from the installation's."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(plain: str) -> str:
    """`plain` encrypted; empty stays empty."""
    return _box().encrypt(plain.encode()).decode() if plain else ""


def unseal(sealed: str) -> str:
    """What was sealed. Raises ValueError when the installation's key is another one than when it was sealed."""
    if not sealed:
        return ""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise ValueError("sealed with another key") from error


def _box() -> Fernet:
    key = HKDF(hashes.SHA256(), 32, None, b"anxin sealed values").derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))
