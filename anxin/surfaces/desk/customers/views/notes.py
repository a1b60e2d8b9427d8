"""What she was told before buying, whether it was right, and who speaks for an organisation."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from anxin.domain.customers import queries
from anxin.domain.customers.operations import memberships, presale
from anxin.foundation import clock
from anxin.foundation.errors import Invalid
from anxin.surfaces.desk.customers import forms, words
from anxin.surfaces.desk.customers.views.acting import act, get_file, press
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.pages import render_page

SPAN = timedelta(days=90)


@access.staff("customers.edit")
def new_note(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Write down what she was told."""
    customer = get_file(request, customer_id)
    form = forms.NoteForm(request.POST or None, initial={"told_date": timezone.localdate(clock.now())})

    def note(**by: Any) -> None:
        given = dict(form.cleaned_data)
        presale.note(customer_id=customer.pk, model_id=given.pop("model"), **given, **by)

    title = _("Note what she was told before buying")
    return act(request, customer, form, note, title=title, submit=_("Keep"), done=_("The note is kept."))


@access.staff("customers.edit")
def verdict(request: HttpRequest, note_id: int) -> HttpResponse:
    """Say whether it was right."""
    found = queries.get_pre_sale_note(request.actor, note_id)  # type: ignore[attr-defined]
    initial = {"verdict": found.verdict, "why": found.verdict_why}
    form = forms.VerdictForm(request.POST or None, initial=initial)

    def judge(**by: Any) -> None:
        presale.judge(note_id=note_id, **form.cleaned_data, **by)

    return act(
        request,
        found.customer,
        form,
        judge,
        title=_("Was this advice right?"),
        submit=_("Save"),
        done=_("Saved."),
        text=found.text,
    )


@access.staff("customers.view")
def mistakes(request: HttpRequest) -> HttpResponse:
    """Pre-sale advice that was a mistake, counted over a time."""
    today = timezone.localdate(clock.now())
    until = _day(request.GET.get("until", "")) or today
    since = _day(request.GET.get("since", "")) or until - SPAN
    rows = queries.mistakes(request.actor, from_date=since, to_date=until)  # type: ignore[attr-defined]
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=("-told_date", "-id"))
    context = {"page": page, "since": since, "until": until, "count": rows.count(), "verdicts": words.VERDICTS}
    return render_page(request, "desk/customers/mistakes.html", context)


@access.staff("customers.edit")
def new_member(request: HttpRequest, customer_id: int) -> HttpResponse:
    """A person of this organisation."""
    customer = get_file(request, customer_id)
    form = forms.MemberForm(request.POST or None)

    def add(**by: Any) -> None:
        given = dict(form.cleaned_data)
        person = _person(request, given.pop("person"))
        memberships.add(organisation_id=customer.pk, person_id=person, **given, **by)

    return act(request, customer, form, add, title=_("Add a contact person"), submit=_("Add"), done=_("Added."))


@access.staff("customers.edit")
def membership_end(request: HttpRequest, membership_id: int) -> HttpResponse:
    """She has left."""
    found = queries.get_membership(request.actor, membership_id)  # type: ignore[attr-defined]
    today = timezone.localdate(clock.now())
    return press(
        request,
        found.organisation_id,
        lambda **by: memberships.end(membership_id=membership_id, until_date=today, **by),
        _("Noted: she has left."),
    )


def _person(request: HttpRequest, typed: str) -> int:
    """The one file that was meant. Raises Invalid(person)."""
    hits = queries.found(request.actor, typed.strip().lstrip("#"), limit=5)  # type: ignore[attr-defined]
    exact = [row for row in hits if str(row.pk) == typed.strip().lstrip("#") or row.name == typed.strip()]
    hits = [row for row in (exact or hits) if not row.is_organisation]
    if not hits:
        raise Invalid(_("Nobody is found by this. Please open a file for her first."), field="person")
    if len(hits) > 1:
        raise Invalid(_("Several people are found by this. Please give the number of the file."), field="person")
    return hits[0].pk


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
