"""The engine that decides now: delivered law and every signed promise; kept in the process by content."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from anxin.domain.entitlements.models import Promise
from anxin.domain.entitlements.queries import shipped
from anxin.domain.entitlements.rules.engine import Engine
from anxin.domain.entitlements.rules.packs import Pack, read_pack, valid_between


def engine() -> Engine:
    """One query; read again only when another set of promises is signed."""
    rows = Promise.objects.filter(state=Promise.State.SIGNED).order_by("code", "number")
    return _engine(tuple(rows.values_list("pk", "digest", "valid_to")))


@lru_cache(maxsize=4)
def _engine(signed: tuple[tuple[int, str, date | None], ...]) -> Engine:
    texts = dict(Promise.objects.filter(pk__in=[pk for pk, _digest, _to in signed]).values_list("pk", "text"))
    return Engine((*shipped.packs(), *(ending(read(texts[pk]), valid_to) for pk, _digest, valid_to in signed)))


@lru_cache(maxsize=256)
def read(text: str) -> Pack:
    """A stored text, which was accepted once, as a pack."""
    return read_pack(text)


def ending(pack: Pack, valid_to: date | None) -> Pack:
    """The pack with this last day, which a later version may have given it."""
    return valid_between(pack, pack.head.valid_from, valid_to)
