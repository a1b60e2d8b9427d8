"""One page with everything, and one form for each kind of thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from anxin.domain.accounts import queries
from anxin.domain.accounts.operations import organisation as operations
from anxin.foundation import clock
from anxin.foundation.errors import Invalid, NotFound, Refusal
from anxin.foundation.files.operations import accept
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.organisation.forms import (
    PICTURES,
    BrandForm,
    NamedForm,
    OutletForm,
    TeamForm,
    initial_of,
)
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.forms import Form
from anxin.surfaces.kit.house import logo_url
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

RIGHT = "settings.organisation"


@staff(RIGHT)
def index(request: HttpRequest) -> HttpResponse:
    """Everything the reader may change, by kind."""
    found = queries.organisation(request.actor)  # type: ignore[attr-defined]
    brands = [(brand, logo_url(brand)) for brand in found["brand"]]
    context = {
        "brands": brands,
        "regions": found["region"],
        "outlets": found["outlet"][:500],
        "teams": found["team"][:500],
        "may_add": request.actor.can(RIGHT, {}),  # type: ignore[attr-defined]
    }
    return render_page(request, "desk/organisation/index.html", context)


@staff(RIGHT)
def brand(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A brand: names, look, working time."""
    thing = _find(request, "brand", pk)
    fields = ("accent", "language", "zone", "hotline", "order", "is_active")
    initial = initial_of(thing, *fields)
    if thing is not None:
        initial |= {f"slogan_{suffix}": thing.slogans.get(language, "") for language, suffix in _SLOGANS}
    week = thing.calendar.spec["week"] if thing is not None and thing.calendar else _WEEK
    form = BrandForm(request.POST or None, request.FILES or None, initial=initial, week=week)

    def save() -> Any:
        values = form.values()
        if form.cleaned_data["logo"] or form.cleaned_data["removes_logo"]:
            values["logo_id"] = _logo(form.cleaned_data["logo"])
        return operations.save_brand(brand_id=pk, values=values, week=form.week(), actor=request.actor, at=clock.now())  # type: ignore[attr-defined]

    return _answer(request, form, save, "brand", thing, logo=logo_url(thing) if thing is not None else "")


@staff(RIGHT)
def region(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A region."""
    thing = _find(request, "region", pk)
    form = NamedForm(request.POST or None, initial=initial_of(thing))

    def save() -> Any:
        return operations.save_region(region_id=pk, values=form.values(), actor=request.actor, at=clock.now())  # type: ignore[attr-defined]

    return _answer(request, form, save, "region", thing)


@staff(RIGHT)
def outlet(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """An outlet."""
    thing = _find(request, "outlet", pk)
    initial = initial_of(thing, "is_partner", "address", "phone")
    form = OutletForm(request.POST or None, initial={**initial, "region": thing.region_id if thing else None})
    form.fields["region"].choices = [(each.pk, _name(each)) for each in queries.regions()]  # type: ignore[attr-defined]

    def save() -> Any:
        return operations.save_outlet(outlet_id=pk, values=form.values(), actor=request.actor, at=clock.now())  # type: ignore[attr-defined]

    return _answer(request, form, save, "outlet", thing)


@staff(RIGHT)
def team(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A team and who is in it."""
    thing = _find(request, "team", pk)
    members = {each.staff_id: each.is_lead for each in thing.memberships.all()} if thing is not None else {}
    leads = [id for id, is_lead in members.items() if is_lead]
    initial = {**initial_of(thing, "is_active"), "brand": thing.brand_id if thing else None, "members": list(members)}
    form = TeamForm(request.POST or None, initial={**initial, "leads": leads})
    people = [(each.pk, each.name) for each in queries.staff_members()[:1000]]
    brands = [(each.pk, _name(each)) for each in queries.brands(request.actor, RIGHT)]  # type: ignore[attr-defined]
    form.fields["members"].choices = people  # type: ignore[attr-defined]
    form.fields["leads"].choices = [(pk, name) for pk, name in people if pk in members] or people  # type: ignore[attr-defined]
    form.fields["brand"].choices = [("", _("All brands")), *brands]  # type: ignore[attr-defined]

    def save() -> Any:
        data = form.cleaned_data
        return operations.save_team(
            team_id=pk,
            values=form.values(),
            member_ids=set(data["members"]),
            lead_ids=set(data["leads"]),
            actor=request.actor,  # type: ignore[attr-defined]
            at=clock.now(),
        )

    return _answer(request, form, save, "team", thing)


_SLOGANS = (("zh-hans", "zh_hans"), ("zh-hant", "zh_hant"), ("en", "en"))
_WEEK = {day: ["09:00-18:00"] for day in ("mon", "tue", "wed", "thu", "fri")}


def _find(request: HttpRequest, kind: str, pk: int | None) -> Any:
    if pk is None:
        return None
    thing = queries.organisation(request.actor)[kind].filter(pk=pk).first()  # type: ignore[attr-defined]
    if thing is None:
        raise NotFound
    return thing


def _answer(
    request: HttpRequest, form: Form, save: Callable[[], Any], kind: str, thing: Any, **context: Any
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except NotFound:
            raise
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved."))
            return see_other(request, reverse("organisation:index"))
    title = _name(thing) if thing is not None else _new_titles()[kind]
    context |= {"form": form, "title": title, "kind": kind}
    return render_page(request, f"desk/organisation/{kind}.html", context, status=422 if form.errors else 200)


def _logo(files: list[Any]) -> int | None:
    """The stored row of an uploaded logo; None when it is to be removed."""
    for file in files:
        kept = accept(source=file, size_bytes=file.size, at=clock.now(), field="logo")
        if kept.media_type not in PICTURES:
            raise Invalid(_("Please choose a PNG, JPEG or WebP picture."), field="logo")
        return kept.pk
    return None


def _new_titles() -> dict[str, str]:
    return {"brand": _("New brand"), "region": _("New region"), "outlet": _("New outlet"), "team": _("New team")}


def _name(thing: Any) -> str:
    return in_language(thing.names, get_language() or "zh-hans") or thing.code
