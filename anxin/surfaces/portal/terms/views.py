"""Terms of a brand's product lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from anxin.domain.catalog import queries as catalog
from anxin.domain.entitlements.queries import active
from anxin.domain.entitlements.types import Term, Terms, find_class, terms_of
from anxin.foundation import clock
from anxin.foundation.errors import NotFound
from anxin.surfaces.kit.access import public
from anxin.surfaces.kit.pages import render_page
from anxin.surfaces.portal.face import wear_code
from anxin.surfaces.portal.terms.words import said

if TYPE_CHECKING:
    from anxin.domain.catalog.models import ProductLine

JURISDICTION = "CN"
"""Where this installation sells: other countries' terms need a brand's own pack first."""


@public
@require_safe
def index(request: HttpRequest, code: str) -> HttpResponse:
    """The product lines, each leading to its terms."""
    face = wear_code(request, code)
    return render_page(request, "portal/terms/index.html", {"face": face, "lines": list(catalog.lines(face.row.pk))})


@public
@require_safe
def line(request: HttpRequest, code: str, line: str) -> HttpResponse:
    """What holds for products of one line bought today, with the law it rests on."""
    face = wear_code(request, code)
    found = catalog.lines(face.row.pk).filter(code=line).first()
    if found is None:
        raise NotFound
    today = clock.now().date()
    terms = terms_of(
        active.engine(),
        _class_of(found),
        jurisdiction=JURISDICTION,
        brand=str(face.row.names.get("en", "")),
        today=today,
    )
    context = {
        "face": face,
        "line": found,
        "sections": _sections(terms),
        "service": terms.product.service,
        "today": today,
    }
    return render_page(request, "portal/terms/line.html", context)


def _class_of(line: ProductLine) -> str:
    """The kind of product a line's code or one of its names means; general law holds for others."""
    for word in (line.code, *line.names.values()):
        if found := find_class(word):
            return found.name
    return "other"


def _sections(terms: Terms) -> list[tuple[str, list[dict[str, str]]]]:
    """Only those that say something, in the order a buyer asks."""
    told = {
        "no_reason": terms.no_reason,
        "covers": terms.covers,
        "faults": terms.faults,
        "repairs": terms.repairs,
        "charged": terms.charged,
    }
    return [(name, [_shown(each) for each in lines]) for name, lines in told.items() if lines]


def _shown(term: Term) -> dict[str, str]:
    return {"title": said(term.title), "detail": said(term.detail), "basis": said(term.basis)}
