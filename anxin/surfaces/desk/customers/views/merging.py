"""Files that look alike: why, what merging would move, merging with a chosen direction, and undoing it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anxin.domain.customers import policies, queries
from anxin.domain.customers.operations import duplicates, merging
from anxin.domain.customers.operations.asking import ask_for_search
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.surfaces.desk.customers import forms, words
from anxin.surfaces.desk.customers.sides import side
from anxin.surfaces.desk.customers.views.acting import get_file, press, url_of
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@access.staff("customers.merge")
def index(request: HttpRequest) -> HttpResponse:
    """Pairs that wait for somebody's eye, the likeliest first."""
    actor = request.actor  # type: ignore[attr-defined]
    is_dismissed = request.GET.get("state") == "dismissed"
    rows = queries.candidates(actor, state="dismissed" if is_dismissed else "open")
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=("-score", "-id"))
    pairs = [(each, [words.REASONS[code] for code in each.reasons if code in words.REASONS]) for each in page.rows]
    context = {
        "page": page,
        "pairs": pairs,
        "is_dismissed": is_dismissed,
        "is_searching": queries.is_searching(),
        "may_search": actor.can("customers.merge", {}),
    }
    return render_page(request, "desk/customers/duplicates.html", context, partial="rows")


@access.staff("customers.merge")
def search(request: HttpRequest) -> HttpResponse:
    """Look through all files again, in the background."""
    if request.method == "POST":
        ask_for_search(actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        toast(request, _("All files are being looked through. What is found appears here."))
    return see_other(request, reverse("customers:duplicates"))


@access.staff("customers.merge")
def pair(request: HttpRequest, one_id: int, other_id: int) -> HttpResponse:
    """Two files side by side: what they share, what merging would move, and the merge itself. `?keep=` chooses the direction."""
    one, other = get_file(request, one_id), get_file(request, other_id)
    if one.pk == other.pk:
        return see_other(request, url_of(one.pk))
    keep = request.POST.get("keep") or request.GET.get("keep") or str(min(one.pk, other.pk))
    kept, gone = (other, one) if keep == str(other.pk) else (one, other)
    likeness = queries.likeness_of(one.pk, other.pk)
    form = forms.MergeForm(request.POST or None, is_contradicted=likeness.is_contradicted)
    if form.is_bound and form.is_valid():
        try:
            merging.merge(
                kept_id=kept.pk,
                gone_id=gone.pk,
                **form.cleaned_data,
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        except NotFound:
            raise
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("One file now. It can be undone here any time."))
            return see_other(request, url_of(kept.pk))
    at = clock.now()
    context = {
        "kept": kept,
        "gone": gone,
        "sides": [side(request, each, at) for each in sorted((one, other), key=lambda each: each.pk)],
        "reasons": [words.REASONS[code] for code in likeness.reasons if code in words.REASONS],
        "likeness": likeness,
        "candidate": queries.find_candidate(one.pk, other.pk),
        "steps": queries.plan_merge(request.actor, kept_id=kept.pk, gone_id=gone.pk),  # type: ignore[attr-defined]
        "form": form,
    }
    return render_page(request, "desk/customers/pair.html", context, status=422 if form.errors else 200)


@access.staff("customers.merge")
def dismissal(request: HttpRequest, candidate_id: int) -> HttpResponse:
    """These are two people."""
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        _tried(
            request,
            lambda **by: duplicates.dismiss(candidate_id=candidate_id, reason=reason, **by),
            _("Kept apart. Nobody is asked about them again."),
        )
    return see_other(request, reverse("customers:duplicates"))


@access.staff("customers.merge")
def question(request: HttpRequest, candidate_id: int) -> HttpResponse:
    """Maybe they are one after all."""
    if request.method == "POST":
        _tried(
            request,
            lambda **by: duplicates.ask_again(candidate_id=candidate_id, **by),
            _("They are on the list again."),
        )
    return see_other(request, reverse("customers:duplicates"))


@access.staff("customers.merge")
def undoing(request: HttpRequest, merge_id: int) -> HttpResponse:
    """Make two files of one again."""
    merged, _can_be_undone = queries.get_merge(request.actor, merge_id)  # type: ignore[attr-defined]
    done = _("Two files again. What came after the merge stayed in this one.")
    return press(request, merged.kept_id, lambda **by: merging.undo(merge_id=merge_id, **by), done)


@access.staff("customers.merge")
def other(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Look for the other file of this customer oneself."""
    customer = get_file(request, customer_id)
    policies.require(request.actor, policies.MERGE, customer)  # type: ignore[attr-defined]
    said = request.GET.get("q", "").strip()[:200]
    found = [row for row in queries.found(request.actor, said, limit=10) if row.pk != customer.pk] if said else []  # type: ignore[attr-defined]
    context: dict[str, Any] = {"customer": customer, "words": said, "found": found}
    return render_page(request, "desk/customers/other.html", context)


def _tried(request: HttpRequest, do: Any, done: Any) -> None:
    try:
        do(actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except NotFound:
        raise
    except Refusal as refusal:
        toast(request, refusal.message, tone="danger")
    else:
        toast(request, done)
