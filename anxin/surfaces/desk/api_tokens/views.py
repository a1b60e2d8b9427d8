"""One page: the tokens there are, a form for a new one, and once, its secret."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries
from anxin.domain.accounts.operations import tokens
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.foundation.secrets import seal, unseal
from anxin.surfaces.desk.api_tokens.forms import TokenForm
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

_SHOWN_ONCE = "new_api_token"


@staff("api.tokens")
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """The tokens one may see; a POST makes one, whose secret the next page shows and nobody after that."""
    form = TokenForm(request.POST or None, actor=request.actor)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid() and _made(request, form):
        return see_other(request, reverse("api_tokens:index"))
    context = {
        "form": form,
        "tokens": queries.api_tokens(request.actor),  # type: ignore[attr-defined]
        "secret": unseal(request.session.pop(_SHOWN_ONCE, "")),
        "now": clock.now(),
        "labels": {each.code: each.label for each in queries.permissions()},
    }
    return render_page(request, "desk/api_tokens/index.html", context, status=422 if form.errors else 200)


@staff("api.tokens")
@require_POST
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """End a token."""
    token = tokens.revoke(token_id=token_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, _("“%(name)s” no longer works.") % {"name": token.name})
    return see_other(request, reverse("api_tokens:index"))


def _made(request: HttpRequest, form: TokenForm) -> bool:
    at = clock.now()
    try:
        _token, secret = tokens.make(
            name=form.cleaned_data["name"],
            scopes=form.cleaned_data["scopes"],
            expires_at=form.expires_at(at),
            actor=request.actor,  # type: ignore[attr-defined]
            at=at,
        )
    except Refusal as refusal:
        form.add_refusal(refusal)
        return False
    request.session[_SHOWN_ONCE] = seal(secret)
    return True
