"""One page per customer: who she is, her life with us, and what changes of the file itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from anxin.domain.customers import policies, queries
from anxin.domain.customers.operations import files
from anxin.domain.customers.operations import tags as tagging
from anxin.foundation.events.operations import log_access
from anxin.surfaces.desk.customers import forms, words
from anxin.surfaces.desk.customers.life import life
from anxin.surfaces.desk.customers.views.acting import act, get_file, press, url_of
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page
from anxin.surfaces.kit.revealing import reveal

PAGE_SIZE = 50


@access.staff("customers.view")
def show(request: HttpRequest, customer_id: int) -> HttpResponse:
    """The whole file; the number of a merged one leads to the file that was kept."""
    customer = get_file(request, customer_id)
    if customer.pk != customer_id:
        return HttpResponseRedirect(url_of(customer.pk), status=303)
    actor = request.actor  # type: ignore[attr-defined]
    may_merge = policies.has(actor, policies.MERGE, customer)
    merges = queries.merges_into(customer.pk) if may_merge else []
    context = {
        "customer": customer,
        "tier": words.TIERS[customer.tier],
        "kind": words.KINDS[customer.kind],
        "language": words.LANGUAGES.get(customer.language, customer.language),
        "tags": queries.tags_of(customer.pk),
        "known_tags": queries.tags()[:100],
        "brands": queries.brands_of(customer.pk),
        "may_edit": policies.has(actor, policies.EDIT, customer),
        "may_merge": may_merge,
        "merges": merges,
        "lookalikes": queries.lookalikes(actor, customer.pk) if may_merge else [],
        "life": life(request, customer, limit=PAGE_SIZE),
    }
    return render_page(request, "desk/customers/file.html", context, partial="life")


@access.staff("customers.view")
def timeline(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Her life with us from the beginning, by phase; `?before=` shows what came earlier."""
    customer = get_file(request, customer_id)
    context = {"customer": customer, "life": life(request, customer, limit=PAGE_SIZE * 2)}
    return render_page(request, "desk/customers/timeline.html", context, partial="life")


@access.staff("customers.edit")
def facts(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Change name, kind, tier, language, note."""
    customer = get_file(request, customer_id)
    initial = {name: getattr(customer, name) for name in forms.FileForm.base_fields}
    form = forms.FileForm(request.POST or None, initial=initial)

    def edit(**by: Any) -> None:
        files.edit(customer_id=customer.pk, given=form.cleaned_data, **by)

    return act(request, customer, form, edit, title=_("Change the file"), submit=_("Save"), done=_("Saved."))


@access.staff("customers.reveal")
def disclosure(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Ask why, note it, show contact points and addresses for a quarter of an hour."""
    customer = get_file(request, customer_id)
    policies.require(request.actor, policies.REVEAL, customer)  # type: ignore[attr-defined]
    form = forms.ReasonForm(request.POST or None)

    def show_in_full(*, actor: Any, at: Any) -> None:
        reason = form.cleaned_data["reason"]
        log_access(actor=actor, at=at, kind="customer", subject_id=customer.pk, what="contact", reason=reason)
        reveal(request, customer.pk, at)

    return act(
        request,
        customer,
        form,
        show_in_full,
        title=_("Show contact points and addresses in full"),
        submit=_("Show"),
        done=_("Visible to you for 15 minutes; noted."),
    )


@access.staff("customers.edit")
def tags(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Put a tag on her."""
    customer = get_file(request, customer_id)
    form = forms.TagForm(request.POST or None)

    def put(**by: Any) -> None:
        tagging.put(customer_ids=[customer.pk], name=form.cleaned_data["tag"], **by)

    return act(request, customer, form, put, title=_("Add a tag"), submit=_("Add"), done=_("Added."))


@access.staff("customers.edit")
def tag_removal(request: HttpRequest, customer_id: int, tag_id: int) -> HttpResponse:
    """Take a tag off her."""
    customer = get_file(request, customer_id)
    return press(
        request,
        customer.pk,
        lambda **by: tagging.take(customer_ids=[customer.pk], tag_id=tag_id, **by),
        _("The tag is gone."),
    )
