"""My profile, and my security."""

from __future__ import annotations

from typing import Any, cast

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from anxin.domain.accounts import queries
from anxin.domain.accounts.operations import staff as operations
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.surfaces.desk.profile.forms import ProfileForm
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@staff()
def index(request: HttpRequest) -> HttpResponse:
    """Name, language, zone, look."""
    me = cast(Any, request.user)
    form = ProfileForm(request.POST or None, initial={name: getattr(me, name) for name in operations.OWN})
    if request.method == "POST" and form.is_valid():
        try:
            operations.edit(staff_id=me.pk, changes=form.cleaned_data, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return _saved(request, form.cleaned_data)
    return render_page(request, "desk/profile/index.html", {"form": form}, status=422 if form.errors else 200)


@staff()
def security(request: HttpRequest) -> HttpResponse:
    """Password, second factor, where I am logged in."""
    me = cast(Any, request.user)
    kinds = list(Authenticator.objects.filter(user=me).values_list("type", flat=True))
    context = {
        "has_totp": "totp" in kinds,
        "passkeys": kinds.count("webauthn"),
        "has_factor": bool(set(kinds) & {"totp", "webauthn"}),
        "is_required": queries.needs_second_factor(request.actor),  # type: ignore[attr-defined]
        "sessions": queries.sessions(me)[:20],
        "session_key": request.session.session_key,
    }
    return render_page(request, "desk/profile/security.html", context)


def _saved(request: HttpRequest, data: dict[str, Any]) -> HttpResponse:
    with override(data["language"]):
        toast(request, _("Saved."))
    answer = see_other(request, reverse("profile:index"))
    # This device follows the new choice at once; other devices keep what was chosen on them.
    answer.set_cookie(
        "ax_theme", {"system": "auto"}.get(data["theme"], data["theme"]), max_age=31_536_000, samesite="Lax"
    )
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, data["language"], max_age=31_536_000, samesite="Lax")
    return answer
