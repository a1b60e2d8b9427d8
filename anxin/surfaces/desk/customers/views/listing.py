"""The list of customers, a new file, tagging several at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from anxin.domain.cases import queries as cases
from anxin.domain.customers import queries
from anxin.domain.customers.operations import opening, tags
from anxin.domain.customers.types import Filter as Wanted
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.surfaces.desk.customers import forms, words
from anxin.surfaces.desk.customers.rows import rows
from anxin.surfaces.desk.customers.views.acting import url_of
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.filters import Filter, FilterState
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

PAGE_SIZE = 50
FOUND = 50


@access.staff("customers.view")
def index(request: HttpRequest) -> HttpResponse:
    """The files I may see, newest first; with words, the ones that fit best."""
    actor = request.actor  # type: ignore[attr-defined]
    state = FilterState(request, _filters())
    said = request.GET.get("q", "").strip()[:200]
    wanted = Wanted(
        tiers=tuple(state["tier"]),
        kinds=tuple(state["kind"]),
        languages=tuple(state["language"]),
        tag_ids=tuple(int(each) for each in state["tag"]),
    )
    listed = queries.listed(actor, wanted)
    if state["cases"]:
        listed = listed.filter(pk__in=cases.customers_with_active_cases(actor))
    if said:
        best = [row.pk for row in queries.found(actor, said, limit=FOUND)]
        by_id = {row.pk: row for row in listed.filter(pk__in=best)}
        page, found = None, [by_id[id] for id in best if id in by_id]
    else:
        page = paging.page(listed, cursor=request.GET.get("cursor"), order=("-id",), size=PAGE_SIZE)
        found = page.rows
    context = {
        "page": page,
        "rows": rows(found, cases.active_counts(actor, [row.pk for row in found])),
        "filters": state,
        "groups": [(each, state.choices(each.name), bool(state[each.name])) for each in state.filters if each.choices],
        "words": said,
        "may_edit": actor.can("customers.edit"),
        "tags": queries.tags(),
        "back": request.GET.urlencode(),
    }
    return render_page(request, "desk/customers/index.html", context, partial="rows")


@access.staff("customers.edit")
def new(request: HttpRequest) -> HttpResponse:
    """Open a file by hand; says when the phone or mail is in another file already."""
    actor = request.actor  # type: ignore[attr-defined]
    form = forms.NewFileForm(
        request.POST or None, initial={"language": "zh-hans"}, actor=actor, language=request.LANGUAGE_CODE
    )
    if form.is_bound and form.is_valid():
        try:
            customer = _opened(request, form.cleaned_data)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("The file is open."))
            return see_other(request, url_of(customer.pk))
    context = {
        "form": form,
        "title": _("New customer"),
        "submit": _("Open the file"),
        "back_url": reverse("customers:index"),
    }
    return render_page(
        request, "desk/customers/action.html", context, partial="form", status=422 if form.errors else 200
    )


@access.staff("customers.edit")
def tagging(request: HttpRequest) -> HttpResponse:
    """Put a tag on the chosen customers."""
    back = f"{reverse('customers:index')}?{request.POST.get('back', '')[:1000]}"
    ids = [
        int(each) for each in request.POST.getlist("customer") if each.isascii() and each.isdecimal() and len(each) < 18
    ]
    if request.method == "POST" and ids:
        try:
            count = tags.put(
                customer_ids=ids,
                name=request.POST.get("tag", ""),
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        except Refusal as refusal:
            toast(request, refusal.message, tone="danger")
        else:
            text = ngettext("%(count)d customer has a new tag.", "%(count)d customers have a new tag.", count)
            toast(request, text % {"count": count})
    return see_other(request, back)


def _opened(request: HttpRequest, given: dict[str, Any]) -> Any:
    return opening.open_reachable(
        given={name: given[name] for name in opening.FIELDS if name in given},
        brand_id=given["brand"],
        points=[(kind, given[kind]) for kind in ("phone", "email") if given[kind].strip()],
        actor=request.actor,  # type: ignore[attr-defined]
        at=clock.now(),
    )


def _filters() -> list[Filter]:
    return [
        Filter("tier", gettext_lazy("Tier"), [(code, sign.label) for code, sign in words.TIERS.items()]),
        Filter("kind", gettext_lazy("Kind"), [(code, sign.label) for code, sign in words.KINDS.items()]),
        Filter("language", gettext_lazy("Language"), list(words.LANGUAGES.items())),
        Filter("tag", gettext_lazy("Tag"), [(str(tag.pk), tag.name) for tag in queries.tags()[:100]]),
        Filter("cases", gettext_lazy("Cases"), [("open", gettext_lazy("has open cases"))]),
    ]
