"""Turns text into search tokens and questions into search terms; both sides of every search pass through here.

A token holds only letters and digits of any script, so it needs no quoting in any database. What a new kind of field
needs (pinyin of names, for one) is one more function beside `name_tokens`; the two main ones stay as they are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from anxin.foundation.language.codes import (
    PHONE,
    atoms_of,
    code_forms,
    digits_of,
    is_code,
    is_phone_like,
    joined,
    parts_of,
    phone_forms,
    phone_key,
    tail_forms,
)
from anxin.foundation.language.folding import fold
from anxin.foundation.language.stems import stem
from anxin.foundation.language.words import STOP_WORDS, also_known_as, cut, cut_finely, other_name

MAX_TOKEN_CHARS = 64
MAX_QUESTION_CHARS = 400
MAX_TERMS = 24

_HAN = "㐀-䶿一-鿿々〇" + "".join(
    f"{chr(first)}-{chr(last)}"  # the rare characters of names and places, extensions B to G
    for first, last in (
        (0x20000, 0x2A6DD),
        (0x2A700, 0x2B734),
        (0x2B740, 0x2B81D),
        (0x2B820, 0x2CEA1),
        (0x2CEB0, 0x2EBE0),
        (0x30000, 0x3134A),
    )
)
_PIECE = re.compile(rf"(?P<han>[{_HAN}]+)|(?P<word>[^\W_{_HAN}]+(?:[-_/.@+]+[^\W_{_HAN}]+)*)")


class Want(NamedTuple):
    """One token a document must have; as a prefix, any token that begins with it will do."""

    token: str
    is_prefix: bool = False


class Term(NamedTuple):
    """One thing that was asked for: any of the `ways` satisfies it, each way needs all its tokens."""

    ways: tuple[tuple[Want, ...], ...]
    key: str = ""  # the code or telephone number in its one spelling, for exact look-up; empty for words


def index_tokens(text: str) -> list[str]:
    """All tokens of a text in their order, with repetitions; what is stored for prose."""
    folded = fold(text)
    tokens = _prose(folded)
    for found in PHONE.finditer(folded):
        if is_phone_like(found[0]):
            tokens += [form for form in (phone_key(found[0]), digits_of(found[0])) if form]
    return [token[:MAX_TOKEN_CHARS] for token in tokens if token not in STOP_WORDS]


def name_tokens(text: str) -> list[str]:
    """Tokens of a short text (name, title, address): as prose, plus every two neighbours, which no cutting can hide."""
    pairs = [han[at : at + 2] for han, _ in _PIECE.findall(fold(text)) for at in range(len(han) - 1)]
    tokens = index_tokens(text)
    known = set(tokens)
    return tokens + [pair for pair in pairs if pair not in known and pair not in STOP_WORDS]


def code_tokens(code: str) -> list[str]:
    """Tokens of one serial, model, order or case number: every form of it and its last characters."""
    folded = fold(code).strip()
    forms = [form for found in _PIECE.finditer(folded) for form in code_forms(found[0])]
    return _short([*forms, code_key(code), *tail_forms(code_key(code))])


def phone_tokens(phone: str) -> list[str]:
    """Tokens of one telephone number: whole, first three, last 4, 7 and 8 digits."""
    return _short(phone_forms(fold(phone)))


def code_key(code: str) -> str:
    """The one spelling of a code: folded letters and digits only."""
    return "".join(char for char in fold(code) if char.isalnum())[:MAX_TOKEN_CHARS]


def query_terms(text: str, *, is_typing: bool = False) -> list[Term]:
    """What a question asks for; every term should be met, all of them optional when nothing meets them all.

    Any text is welcome: what holds no letter or digit asks for nothing. While the person `is_typing`, the last word
    counts as unfinished. Only the first 400 characters and 24 terms count.
    """
    folded = fold(text[: MAX_QUESTION_CHARS * 4])[:MAX_QUESTION_CHARS]
    phones, rest = _split_phones(folded)
    terms = [_phone_term(phone) for phone in phones]
    for found in _PIECE.finditer(rest):
        terms += _han_terms(found["han"]) if found["han"] else [_word_term(found["word"])]
    terms = list(dict.fromkeys(terms))
    asked = [term for term in terms if not _is_stop(term)][:MAX_TERMS]
    if is_typing and asked:
        asked[-1] = _unfinished(asked[-1], folded)
    return asked


def _prose(folded: str) -> list[str]:
    tokens: list[str] = []
    known = also_known_as()
    for han, word in _PIECE.findall(folded):
        words: Sequence[str] = cut_finely(han) if han else _word_forms(word)
        tokens += words
        for found in [word for word in words if word in known]:
            tokens += [other for other in known[found] if other not in words]
    return tokens


@functools.lru_cache(maxsize=20_000)
def _word_forms(word: str) -> tuple[str, ...]:
    if is_code(word):
        return tuple(stem(form) for form in code_forms(word) if len(form) > 1 or form.isdigit())
    return (stem(word),)


def _split_phones(folded: str) -> tuple[list[str], str]:
    phones = [found[0] for found in PHONE.finditer(folded) if is_phone_like(found[0])]
    for phone in phones:
        folded = folded.replace(phone, " ", 1)
    return phones, folded


def _phone_term(phone: str) -> Term:
    parts = re.findall(r"[0-9]+", phone)
    key = phone_key(phone)
    ways = [(Want(key, is_prefix=True),), (Want("".join(parts), is_prefix=True),), tuple(map(Want, parts))]
    return Term(tuple(dict.fromkeys(way for way in ways if way[0].token)), key)


def _word_term(word: str) -> Term:
    if not is_code(word):
        return Term(((Want(stem(other_name(word))[:MAX_TOKEN_CHARS]),),))
    whole, parts = joined(word)[:MAX_TOKEN_CHARS], parts_of(word)
    ways: list[tuple[Want, ...]] = [(Want(whole, is_prefix=len(whole) >= 4),)]
    pieces = parts if len(parts) > 1 else atoms_of(word)
    if pieces:
        ways.append(tuple(Want(stem(piece)[:MAX_TOKEN_CHARS]) for piece in pieces[:MAX_TERMS]))
    return Term(tuple(ways), whole)


def _han_terms(han: str) -> list[Term]:
    return [_han_term(other_name(word)) for word in cut(han)]


def _han_term(word: str) -> Term:
    if len(word) == 1:
        return Term(((Want(word, is_prefix=word not in STOP_WORDS),),))
    ways: list[tuple[Want, ...]] = [(Want(word),)]
    inner = [piece for piece in dict.fromkeys(cut_finely(word)) if piece != word and piece not in STOP_WORDS]
    if inner and set(word) - set("".join(inner)) <= STOP_WORDS:
        ways.append(tuple(map(Want, inner)))
    pairs = [word[at : at + 2] for at in range(len(word) - 1)]
    if len(word) > 2 and (len(ways) == 1 or not set(inner) <= set(pairs)):  # else the pairs ask for more of the same
        ways.append(tuple(map(Want, pairs)))
    return Term(tuple(dict.fromkeys(ways)))


def _is_stop(term: Term) -> bool:
    """Its first way is what the index would keep of it: nothing, when that is a stop word ("w/e" is kept as "we")."""
    return all(want.token in STOP_WORDS or not want.token for want in term.ways[0])


def _unfinished(term: Term, folded: str) -> Term:
    words = re.findall(rf"[^\W_{_HAN}]+$", folded)
    typed = words[0] if words else term.ways[0][-1].token
    return term._replace(ways=(*term.ways, (Want(typed[:MAX_TOKEN_CHARS], is_prefix=True),)))


def _short(tokens: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(token[:MAX_TOKEN_CHARS] for token in tokens if token))
