"""Which heading is which column: by name, by label in every language, by alias; or as a person said the last time."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.utils import translation

from anxin.foundation.language.folding import fold
from anxin.foundation.transfer.models import TransferMapping
from anxin.foundation.transfer.types import Column


def guess(importer: str, headings: Sequence[str], columns: Sequence[Column]) -> dict[str, str]:
    """Heading → column name, "" where nothing fits; no column twice."""
    names = {column.name for column in columns}
    remembered = TransferMapping.objects.filter(importer=importer, headings_hash=_hash(headings)).first()
    if remembered is not None:
        return {
            heading: known if (known := remembered.mapping.get(heading, "")) in names else "" for heading in headings
        }
    spellings = _spellings(columns)
    mapping: dict[str, str] = {}
    for heading in headings:
        name = spellings.get(_normal(heading), "")
        mapping[heading] = "" if name in mapping.values() else name
    return mapping


def remember(importer: str, headings: Sequence[str], mapping: Mapping[str, str], *, at: datetime) -> None:
    """Keep what a person confirmed, for the next file with the same headings."""
    TransferMapping.objects.update_or_create(
        importer=importer,
        headings_hash=_hash(headings),
        defaults={"mapping": dict(mapping), "used_at": at},
    )


def _spellings(columns: Sequence[Column]) -> dict[str, str]:
    known: dict[str, str] = {}
    for column in columns:
        given = [column.name, *column.aliases]
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                given.append(str(column.label))
        for spelling in given:
            known.setdefault(_normal(spelling), column.name)
    return known


def _normal(heading: str) -> str:
    """Without case, spaces, signs and what stands in brackets: “Phone (required)*” is phone."""
    folded = fold(heading).casefold()
    bare = re.sub(r"[(（\[【].*?[)）\]】]", "", folded)
    return re.sub(r"[\W_]+", "", bare) or re.sub(r"[\W_]+", "", folded)


def _hash(headings: Sequence[str]) -> str:
    return hashlib.blake2b("\n".join(sorted(headings)).encode(), digest_size=16).hexdigest()
