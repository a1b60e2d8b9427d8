"""The addresses of a unit: its public page behind the QR, the owner's own page, and a claimant's."""

from __future__ import annotations

from django.conf import settings

from anxin.domain.units.models import Ownership, OwnershipClaim, Unit
from anxin.foundation.ids import is_signed, read_code, sign

_OWNER, _CLAIM = "unit owner", "unit claim"
_SIGNATURE = 16


def path_of(unit: Unit) -> str:
    """Path of the public page."""
    return f"/u/{unit.code}"


def url_of(unit: Unit, base_url: str = "") -> str:
    """What stands in the QR: the full address; only the path when no public address is known."""
    return (base_url or settings.PUBLIC_URL).rstrip("/") + path_of(unit)


def owner_path(ownership: Ownership) -> str:
    """Path of the page that shows an owner her own data."""
    return f"{path_of(ownership.unit)}/mine/{_token(_OWNER, ownership.pk)}"


def claim_path(claim: OwnershipClaim) -> str:
    """Path of the page on which a claimant sees what became of her request."""
    return f"{path_of(claim.unit)}/claims/{_token(_CLAIM, claim.pk)}"


def find_by_code(code: str) -> Unit | None:
    """The unit with that public code, as typed (the kept one, when it was merged); None when there is none."""
    shown = ("brand__calendar", "brand__logo", "model__line", "model__picture", "firmware")
    rows = Unit.objects.select_related(*shown)
    found = rows.filter(code=read_code(code)).first()
    return rows.get(pk=found.merged_into_id) if found and found.merged_into_id else found


def find_ownership(unit: Unit, token: str) -> Ownership | None:
    """The ownership an owner's link names, as long as it lasts; None for a forged or ended one."""
    id = _read(_OWNER, token)
    rows = Ownership.objects.filter(unit=unit, pk=id, until_at=None)
    return rows.select_related("customer").first() if id else None


def find_claim(unit: Unit, token: str) -> OwnershipClaim | None:
    """The claim a claimant's link names; None for a forged one."""
    id = _read(_CLAIM, token)
    return OwnershipClaim.objects.select_related("customer").filter(unit=unit, pk=id).first() if id else None


def _token(purpose: str, id: int) -> str:
    return f"{id}-{sign(str(id), key=settings.SECRET_KEY, purpose=purpose, length=_SIGNATURE)}"


def _read(purpose: str, token: str) -> int | None:
    text, _dash, signature = token.partition("-")
    if not (text.isascii() and text.isdecimal() and len(text) < 18 and len(signature) == _SIGNATURE):
        return None
    return int(text) if is_signed(text, signature.upper(), key=settings.SECRET_KEY, purpose=purpose) else None
