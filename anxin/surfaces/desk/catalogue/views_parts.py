"""Spare parts and services: lists, one part, forms."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.catalog import queries
from anxin.domain.catalog.operations import parts as operations
from anxin.foundation import clock
from anxin.foundation.errors import Invalid, NotFound, Refusal
from anxin.surfaces.desk.catalogue.forms import PartForm, ServiceForm
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

RIGHT = "settings.cases"
_SEPARATOR = re.compile(r"[,，、;；\s]+")


@access.staff("catalog.view")
def parts(request: HttpRequest) -> HttpResponse:
    """Parts by number in any spelling, or by name."""
    actor = request.actor  # type: ignore[attr-defined]
    typed = request.GET.get("q", "").replace("\0", "").strip()[:80]
    rows = queries.parts(actor, typed).prefetch_related("fits", "superseded_by")
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=("number", "id"))
    context = {"page": page, "typed": typed, "may_edit": actor.can(RIGHT)}
    return render_page(request, "desk/catalogue/parts.html", context, partial="rows")


@access.staff("catalog.view")
def part(request: HttpRequest, part_id: int) -> HttpResponse:
    """One part: what it fits, what stands in for it, what it follows and what follows it."""
    actor = request.actor  # type: ignore[attr-defined]
    found = queries.get_part(actor, part_id)
    context = {"part": found, "may_edit": actor.can(RIGHT, {"brand": found.brand_id})}
    return render_page(request, "desk/catalogue/part.html", context)


@access.staff(RIGHT)
def edit(request: HttpRequest, part_id: int | None = None) -> HttpResponse:
    """Add a part or change it."""
    actor = request.actor  # type: ignore[attr-defined]
    found = queries.get_part(actor, part_id) if part_id is not None else None
    brands = list(accounts.brands(actor, RIGHT))
    shown = [found.brand_id] if found else [row.pk for row in brands]
    form = PartForm(
        request.POST or None,
        brands=brands,
        models=queries.every_model(shown),
        language=request.LANGUAGE_CODE,
        initial=_initial(found),
    )
    if found:
        form.fields["brand_id"].disabled = True

    def save(given: dict[str, Any]) -> Any:
        brand_id = found.brand_id if found else given["brand_id"]
        given["substitutes"] = [
            _number(brand_id, each, "substitutes") for each in _SEPARATOR.split(given["substitutes"]) if each
        ]
        older = given.pop("supersedes")
        given["supersedes_id"] = _number(brand_id, older, "supersedes") if older else None
        return operations.save_part(
            part_id=part_id, given={**given, "names": form.names()}, actor=actor, at=clock.now()
        )

    back = reverse("catalogue:part", args=[part_id]) if part_id else reverse("catalogue:parts")
    return _answer(request, form, found.number if found else _("New part"), back, save)


@access.staff("catalog.view")
def services(request: HttpRequest) -> HttpResponse:
    """Services sold without goods."""
    actor = request.actor  # type: ignore[attr-defined]
    rows = queries.services(row.pk for row in accounts.brands(actor, "catalog.view"))
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=("code", "id"))
    return render_page(request, "desk/catalogue/services.html", {"page": page, "may_edit": actor.can(RIGHT)})


@access.staff(RIGHT)
def service(request: HttpRequest, service_id: int | None = None) -> HttpResponse:
    """Add a service or change it."""
    actor = request.actor  # type: ignore[attr-defined]
    brands = list(accounts.brands(actor, RIGHT))
    known = queries.services(row.pk for row in brands)
    found = known.filter(pk=service_id).first() if service_id is not None else None
    if service_id is not None and found is None:
        raise NotFound
    initial: dict[str, Any] = {}
    if found:
        initial = {name: getattr(found, name) for name in ("brand_id", "code", "price_amount", "months", "is_active")}
        initial |= {"name_zh": found.names.get("zh-hans", ""), "name_en": found.names.get("en", "")}
        initial |= {
            f"description_{short}": found.descriptions.get(code, "")
            for short, code in (("zh", "zh-hans"), ("en", "en"))
        }
    form = ServiceForm(request.POST or None, brands=brands, language=request.LANGUAGE_CODE, initial=initial)
    if found:
        form.fields["brand_id"].disabled = form.fields["code"].disabled = True

    def save(given: dict[str, Any]) -> Any:
        given |= {"names": form.names(), "descriptions": form.descriptions()}
        return operations.save_service(service_id=service_id, given=given, actor=actor, at=clock.now())

    return _answer(request, form, found.code if found else _("New service"), reverse("catalogue:services"), save)


def _answer(
    request: HttpRequest, form: Any, title: str, back: str, save: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            save(dict(form.cleaned_data))
        except NotFound:
            raise
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved."))
            return see_other(request, back)
    context = {"form": form, "title": title, "back_url": back}
    return render_page(request, "desk/catalogue/edit.html", context, status=422 if form.errors else 200)


def _initial(found: Any) -> dict[str, Any]:
    if found is None:
        return {}
    names = {"name_zh": found.names.get("zh-hans", ""), "name_en": found.names.get("en", "")}
    own = {name: getattr(found, name) for name in ("brand_id", "number", "price_amount", "is_main_part", "is_active")}
    return {
        **names,
        **own,
        "fits": [model.pk for model in found.fits.all()],
        "substitutes": ", ".join(each.number for each in found.substitutes.all()),
        "supersedes": found.supersedes.number if found.supersedes else "",
    }


def _number(brand_id: int, typed: str, field: str) -> int:
    found = queries.find_part(brand_id, typed)
    if found is None:
        raise Invalid(_("There is no part %(number)s.") % {"number": typed[:60]}, field=field)
    return found.pk
