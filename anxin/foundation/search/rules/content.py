"""What a document is stored as: its tokens by kind of field, its scope tokens, its fingerprint."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from anxin.foundation.language.codes import phone_key
from anxin.foundation.language.folding import fold
from anxin.foundation.language.tokens import (
    MAX_TOKEN_CHARS,
    code_key,
    code_tokens,
    index_tokens,
    name_tokens,
    phone_tokens,
)
from anxin.foundation.search.types import Document

SHORT_FIELDS = frozenset({"subject", "names", "address"})
PHONE_FIELDS = frozenset({"phones"})
CODE_FIELDS = frozenset({"ids", "serials"})

KEY_PREFIX = "k_"  # marks a token that is a whole number or code of this very thing
SCOPE_PREFIX = "s_"
KIND_PREFIX = "n_"
_MAX_CHARS = 200_000  # PostgreSQL holds 1 MiB of tokens in one tsvector; a token character takes at most 4 bytes
_PLAIN = re.compile(r"[a-z0-9]+")


class Content(NamedTuple):
    """The stored columns of a document."""

    scope: str
    title_tokens: str
    tokens: str
    body_hash: str


def content_of(document: Document) -> Content:
    """The columns to store. Raises ValueError for a kind or scope that is not lower-case letters and digits."""
    head = name_tokens(document.title)
    head += [token for name in ("subject", "names") for token in name_tokens(document.fields.get(name, ""))]
    body = [token for name, text in document.fields.items() for token in _field_tokens(name, text)]
    scope, title_tokens = _scope(document), _limited(list(dict.fromkeys(head)), 2_000)
    tokens = _limited([*name_tokens(document.title), *body], _MAX_CHARS)
    fingerprint = hashlib.blake2b("\n".join((document.title, scope, tokens)).encode("utf-8", "replace"), digest_size=16)
    return Content(scope, title_tokens, tokens, fingerprint.hexdigest())


def scope_token(scope: str) -> str:
    """The stored form of a scope token."""
    return SCOPE_PREFIX + _plain(scope)


def kind_token(kind: str) -> str:
    """The stored form of a kind."""
    return KIND_PREFIX + _plain(kind)


def _scope(document: Document) -> str:
    return " ".join([kind_token(document.kind), *sorted({scope_token(scope) for scope in document.scopes})])


def _plain(token: str) -> str:
    if not _PLAIN.fullmatch(token):
        raise ValueError(f"kinds and scopes are lower-case letters and digits, not {token!r}")
    return token


def _field_tokens(name: str, text: str) -> list[str]:
    if name in PHONE_FIELDS:
        return [token for phone in _several(text) for token in (*phone_tokens(phone), *_key(phone_key(fold(phone))))]
    if name in CODE_FIELDS:
        return [token for code in _several(text) for token in (*code_tokens(code), *_key(code_key(code)))]
    return name_tokens(text) if name in SHORT_FIELDS else index_tokens(text)


def _several(text: str) -> list[str]:
    return [part for part in re.split(r"[\n,，;；、]+", text) if part.strip()]


def _key(key: str) -> list[str]:
    return [KEY_PREFIX + key[:MAX_TOKEN_CHARS]] if key else []


def _limited(tokens: list[str], most_chars: int) -> str:
    text = " ".join(tokens)
    return text if len(text) <= most_chars else text[:most_chars].rpartition(" ")[0]
