"""Inviting people; the link is shown once, right after it was made."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries
from anxin.domain.accounts.operations import invitations as operations
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.foundation.secrets import seal, unseal
from anxin.surfaces.desk.people.forms import InvitationForm
from anxin.surfaces.desk.people.words import limits_in_words
from anxin.surfaces.kit import paging
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

RIGHT = "settings.staff"
_FRESH = "invitation_link"


@staff(RIGHT)
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """Invitations nobody used yet, and the link that was just made."""
    rows = queries.open_invitations(request.actor)  # type: ignore[attr-defined]
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=("-invited_at", "-id"))
    pairs = {(dimension, id) for row in page.rows for dimension, ids in row.scopes.items() for id in ids}
    names = queries.scope_names(pairs)
    shown = [(row, limits_in_words(row.scopes, names), row.expires_at <= clock.now()) for row in page.rows]
    context = {"page": page, "invitations": shown, "fresh": _take_fresh(request)}
    return render_page(request, "desk/people/invitations.html", context)


@staff(RIGHT)
def invite(request: HttpRequest) -> HttpResponse:
    """Who, as what, where."""
    form = InvitationForm(request.POST or None, initial={"language": request.LANGUAGE_CODE, "role": "agent"})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            row, link = operations.invite(
                email=data["email"],
                name=data["name"],
                role=data["role"],
                scopes=form.scopes(),
                team_ids=data["teams"],
                language=data["language"],
                link=_links(request),
                sends_mail=data["sends_mail"],
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        except NotFound:
            raise
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return _show(request, row, link)
    return render_page(request, "desk/people/invite.html", {"form": form}, status=422 if form.errors else 200)


@staff(RIGHT)
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link; the old one ends."""
    try:
        row, link = operations.invite_again(
            invitation_id=pk,
            link=_links(request),
            actor=request.actor,
            at=clock.now(),  # type: ignore[attr-defined]
        )
    except operations.InvitationClosed as refusal:
        toast(request, refusal.message, tone="danger")
        return see_other(request, reverse("people:invitations"))
    return _show(request, row, link)


@staff(RIGHT)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """End an invitation."""
    try:
        operations.withdraw(invitation_id=pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except operations.InvitationClosed as refusal:
        toast(request, refusal.message, tone="danger")
    else:
        toast(request, _("The invitation is withdrawn; its link does not work any more."))
    return see_other(request, reverse("people:invitations"))


def _links(request: HttpRequest) -> operations.Link:
    """Makes a secret into a full address."""

    def link(secret: str) -> str:
        path = reverse("accounts:join", args=[secret])
        return settings.PUBLIC_URL + path if settings.PUBLIC_URL else request.build_absolute_uri(path)

    return link


def _show(request: HttpRequest, row: Any, link: str) -> HttpResponse:
    # Sealed on its way to the next page: sessions are stored, and whoever reads them must not find links.
    request.session[_FRESH] = seal(f"{row.pk} {row.name}\n{link}")
    toast(request, _("Invited."))
    return see_other(request, reverse("people:invitations"))


def _take_fresh(request: HttpRequest) -> dict[str, str] | None:
    sealed = request.session.pop(_FRESH, None)
    if not sealed:
        return None
    who, _line, link = unseal(sealed).partition("\n")
    return {"name": who.partition(" ")[2], "link": link}
