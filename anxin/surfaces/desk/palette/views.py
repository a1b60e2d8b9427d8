"""What Ctrl-K offers for the words typed, and the whole page of results."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from anxin.domain.cases import policies, queries
from anxin.domain.customers import queries as customers
from anxin.foundation.errors import NotFound
from anxin.foundation.language.excerpts import excerpt
from anxin.surfaces.kit import access, navigation
from anxin.surfaces.kit.pages import render_page

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case
    from anxin.domain.customers.models import Customer

_CASE_PAGE = re.compile(r"^/desk/cases/(\d{1,17})$")
IN_PALETTE = 8
IN_PALETTE_CUSTOMERS = 4
ON_PAGE = 50
CUSTOMERS_ON_PAGE = 10


@dataclass(frozen=True)
class Command:
    """Something to do with the case on the screen: presses an element of its page."""

    label: Any
    icon: str
    press: str


@dataclass(frozen=True)
class Found:
    """One result with its words marked."""

    case: Case
    words: str
    text: str

    @property
    def subject(self) -> SafeString:
        """The subject, marked."""
        return _marked(self.case.subject, self.words, 200)

    @property
    def customer(self) -> SafeString:
        """The customer's name, marked."""
        return _marked(self.case.customer.name, self.words, 80)

    @property
    def excerpt(self) -> SafeString:
        """Where the words stand in what was written."""
        return _marked(self.text, self.words, 140)


@dataclass(frozen=True)
class Person:
    """A customer found, with the masked address that reaches her first."""

    customer: Customer
    contacts: list[str]


def _marked(text: str, words: str, length: int) -> SafeString:
    parts = (("<mark>{}</mark>" if part.is_hit else "{}", part.text) for part in excerpt(text, words, length=length))
    return mark_safe("".join(format_html(form, text) for form, text in parts))


@access.staff()
def palette(request: HttpRequest) -> HttpResponse:
    """Commands for the open case, pages, cases and customers that match."""
    words = request.GET.get("q", "").strip()[:200]
    context = {
        "words": words,
        "commands": _matching(_commands(request), words),
        "pages": _matching(_pages(request), words),
        "cases": _cases(request, words, IN_PALETTE) if words else [],
        "customers": _customers(request, words, IN_PALETTE_CUSTOMERS) if words else [],
    }
    return render_page(request, "desk/palette/palette.html", context, partial="results")


@access.staff("cases.view")
def search(request: HttpRequest) -> HttpResponse:
    """Cases by number, code, subject, customer, phone, model or any word that was written."""
    words = request.GET.get("q", "").strip()[:200]
    cases = _cases(request, words, ON_PAGE) if words else []
    texts = queries.texts([case.pk for case in cases]) if cases else {}
    found = [Found(case, words, texts.get(case.pk, "")) for case in cases]
    people = _customers(request, words, CUSTOMERS_ON_PAGE) if words else []
    return render_page(request, "desk/palette/search.html", {"words": words, "found": found, "customers": people})


def _cases(request: HttpRequest, words: str, limit: int) -> list[Case]:
    if not request.actor.can("cases.view"):  # type: ignore[attr-defined]
        return []
    return queries.found(request.actor, words, limit=limit, is_typing=True)  # type: ignore[attr-defined]


def _customers(request: HttpRequest, words: str, limit: int) -> list[Person]:
    hits = customers.found(request.actor, words, limit=limit, is_typing=True)  # type: ignore[attr-defined]
    return [Person(each, [customers.masked(point) for point in each.contact_points.all()[:1]]) for each in hits]


def _pages(request: HttpRequest) -> list[Any]:
    return [
        {"label": link.entry.label, "icon": link.entry.icon, "url": link.url}
        for _group, links in navigation.links(request)
        for link in links
    ]


def _commands(request: HttpRequest) -> list[Any]:
    case = _open_case(request)
    if case is None or not request.actor.can("cases.work", policies.where(case)):  # type: ignore[attr-defined]
        return []
    found = [
        Command(_("Answer"), "send", "#press-reply"),
        Command(_("Internal note"), "note", "#press-note"),
        Command(_("Give to somebody"), "user-share", '[data-dialog="assignment"]'),
        Command(_("Mark as solved"), "check", '[data-dialog="closure"]'),
        Command(_("Open again"), "repeat", '[data-dialog="reopening"]'),
        Command(_("Product and facts"), "edit", '[data-dialog="facts"]'),
        Command(_("Change the type"), "tag", '[data-dialog="type"]'),
        Command(_("This is an emergency"), "flame", '[data-dialog="emergency"]'),
        Command(_("Cancel this case"), "circle-x", '[data-dialog="cancellation"]'),
    ]
    hidden = {"closure", "emergency", "cancellation"} if not case.is_active else {"reopening"}
    if not request.actor.can("cases.assign", policies.where(case)):  # type: ignore[attr-defined]
        hidden.add("assignment")
    return [each for each in found if not any(f'"{name}"' in each.press for name in hidden)]


def _open_case(request: HttpRequest) -> Case | None:
    match = _CASE_PAGE.match(request.GET.get("from", ""))
    if match is None:
        return None
    try:
        return queries.get_case(request.actor, int(match[1]))  # type: ignore[attr-defined]
    except NotFound:
        return None


def _matching(found: list[Any], words: str) -> list[Any]:
    wanted = words.casefold()
    return [each for each in found if wanted in str(each["label"] if isinstance(each, dict) else each.label).casefold()]
