"""The signed link by which a customer reaches her case without an account."""

from __future__ import annotations

from django.conf import settings

from anxin.domain.cases.models import Case
from anxin.foundation.ids import is_signed, read_code, sign

CODE_LENGTH = 10
_PURPOSE = "case link"


def token_of(case: Case) -> str:
    """What stands in the link: the case's public code and our signature, 26 characters."""
    return case.code + sign(case.code, key=settings.SECRET_KEY, purpose=_PURPOSE)


def path_of(case: Case) -> str:
    """Path of the customer's page of a case."""
    return f"/c/{token_of(case)}"


def url_of(case: Case) -> str:
    """Full address of the customer's page; only the path when no public address is known."""
    return settings.PUBLIC_URL + path_of(case)


def find_by_token(token: str) -> Case | None:
    """The case a link leads to; None for a forged or foreign token."""
    token = read_code(token)
    code, signature = token[:CODE_LENGTH], token[CODE_LENGTH:]
    if len(signature) != 16 or not is_signed(code, signature, key=settings.SECRET_KEY, purpose=_PURPOSE):
        return None
    return find_by_code(code)


def find_by_code(code: str) -> Case | None:
    """The case with that public code, as typed; None when there is none."""
    return (
        Case.objects.select_related("brand", "type", "stage", "customer", "model").filter(code=read_code(code)).first()
    )
