"""Identity providers and their tables of roles."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries
from anxin.domain.accounts.operations import identity as operations
from anxin.domain.accounts.types import MappedRole
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.surfaces.desk.people.forms import MappingLines, ProviderForm
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

RIGHT = "settings.staff"
_FIELDS = ("name", "code", "issuer", "client_id", "claim", "makes_accounts", "is_active")


@staff(RIGHT)
def index(request: HttpRequest) -> HttpResponse:
    """The providers there are."""
    return render_page(request, "desk/people/identity.html", {"providers": queries.identity_providers()})


@staff(RIGHT)
@sensitive_post_parameters("secret")
def provider(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """One provider with its table."""
    thing: Any = queries.identity_providers().filter(pk=pk).first() if pk else None
    if pk and thing is None:
        raise NotFound
    lines = (
        [{"value": m.value, "role": m.role_id, "brands": m.brand_ids} for m in thing.mappings.all()] if thing else []
    )
    form = ProviderForm(
        request.POST or None, initial={name: getattr(thing, name) for name in _FIELDS} if thing else None
    )
    table = MappingLines(request.POST or None, initial=lines, prefix="lines")
    if request.method == "POST" and form.is_valid() and table.is_valid():
        values = {name: form.cleaned_data[name] for name in _FIELDS}
        try:
            operations.save_provider(
                provider_id=pk,
                values={**values, "issuer": values["issuer"].rstrip("/")},
                secret=form.cleaned_data["secret"],
                mappings=_mappings(table),
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved."))
            return see_other(request, reverse("people:identity"))
    context = {"form": form, "table": table, "provider": thing, "return_url": _return_url(request, thing)}
    is_wrong = request.method == "POST"
    return render_page(request, "desk/people/provider.html", context, status=422 if is_wrong else 200)


@staff(RIGHT)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a provider with everything it gave."""
    try:
        operations.remove_provider(provider_id=pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except NotFound:
        raise
    except Refusal as refusal:
        toast(request, refusal.message, tone="danger")
    else:
        toast(request, _("Removed, with the roles it gave."))
    return see_other(request, reverse("people:identity"))


def _mappings(table: Any) -> list[MappedRole]:
    lines = [form.cleaned_data for form in table if form.cleaned_data and not form.cleaned_data.get("DELETE")]
    return [MappedRole(line["value"].strip(), line["role"], tuple(sorted(line["brands"]))) for line in lines]


def _return_url(request: HttpRequest, thing: Any) -> str:
    path = reverse("openid_connect_callback", args=[thing.code if thing else "code"])
    return settings.PUBLIC_URL + path if settings.PUBLIC_URL else request.build_absolute_uri(path)
