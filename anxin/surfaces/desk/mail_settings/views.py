"""The list of accounts, one account with its test, and its removal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries as accounts_queries
from anxin.domain.messaging import queries
from anxin.domain.messaging.operations import accounts, testing
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.mail_settings.forms import AccountForm, TestForm
from anxin.surfaces.desk.mail_settings.words import PRESETS, TROUBLES
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

if TYPE_CHECKING:
    from anxin.domain.messaging.models import MailAccount

RIGHT = "settings.messaging"
_OVERDUE = timedelta(seconds=90)
_FIELDS = ("host", "port", "security", "username", "from_name", "from_address", "tags_sender")


@dataclass(frozen=True)
class Place:
    """A brand (0: all brands) and its account, if it has one."""

    brand: int
    name: str
    account: MailAccount | None

    @property
    def trouble(self) -> Any:
        """What keeps mail from leaving by this account, in words; empty when nothing is known to."""
        account = self.account
        return TROUBLES.get((account.trouble or account.test_trouble), "") if account else ""


@staff(RIGHT)
def index(request: HttpRequest) -> HttpResponse:
    """All accounts the reader may change."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    mailboxes = [
        (each, in_language(each.brand.names, language), TROUBLES.get(each.trouble, ""))
        for each in queries.mailboxes(actor)
    ]
    context = {
        "places": places(request),
        "mailboxes": mailboxes,
        "may_add": bool(accounts_queries.brands(actor, RIGHT)),
        "listens": {"SMTP": settings.MAIL_LISTEN, "LMTP": settings.MAIL_LMTP},
    }
    return render_page(request, "desk/mail_settings/index.html", context)


@staff(RIGHT)
def account(request: HttpRequest, brand: int) -> HttpResponse:
    """One account: shown, saved, and how its last test went."""
    place = get_place(request, brand)
    initial = (
        {name: getattr(place.account, name) for name in _FIELDS}
        if place.account
        else {"from_name": place.name if brand else ""}
    )
    form = AccountForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            accounts.save(brand_id=brand or None, actor=request.actor, at=clock.now(), **form.cleaned_data)  # type: ignore[attr-defined]
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved. Mail that was waiting leaves now."))
            return see_other(request, reverse("mail_settings:account", args=[brand]))
    context = {"place": place, "form": form, "presets": PRESETS, **_test_context(request, place)}
    return render_page(
        request, "desk/mail_settings/account.html", context, partial="test", status=422 if form.errors else 200
    )


@staff(RIGHT)
@require_POST
def test(request: HttpRequest, brand: int) -> HttpResponse:
    """Ask for a test mail; the answer appears on the account's page."""
    place = get_place(request, brand)
    form = TestForm(request.POST)
    if place.account is None:
        raise NotFound
    if form.is_valid():
        try:
            testing.ask(
                account_id=place.account.pk,
                to=form.cleaned_data["to"],
                language=get_language() or "zh-hans",
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return see_other(request, reverse("mail_settings:account", args=[brand]) + "#test")
    initial = {name: getattr(place.account, name) for name in _FIELDS}
    context = {
        "place": place,
        "form": AccountForm(initial=initial),
        "presets": PRESETS,
        **_test_context(request, place),
        "test_form": form,
    }
    return render_page(request, "desk/mail_settings/account.html", context, partial="test", status=422)


@staff(RIGHT)
@require_POST
def delete(request: HttpRequest, brand: int) -> HttpResponse:
    """Forget an account."""
    place = get_place(request, brand)
    if place.account is None:
        raise NotFound
    accounts.delete(account_id=place.account.pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, _("The mail account was removed."))
    return see_other(request, reverse("mail_settings:index"))


def places(request: HttpRequest) -> list[Place]:
    """The accounts the reader may change, set or not."""
    actor = request.actor  # type: ignore[attr-defined]
    found = {one.brand_id: one for one in queries.mail_accounts(actor)}
    language = get_language() or "zh-hans"
    places = [Place(0, _("All brands"), found.get(None))] if actor.can(RIGHT, {"brand": None}) else []
    brands = accounts_queries.brands(actor, RIGHT)
    return places + [Place(one.pk, in_language(one.names, language), found.get(one.pk)) for one in brands]


def get_place(request: HttpRequest, brand: int) -> Place:
    """One of them. Raises NotFound."""
    for place in places(request):
        if place.brand == brand:
            return place
    raise NotFound


def _test_context(request: HttpRequest, place: Place) -> dict[str, Any]:
    account = place.account
    is_running = bool(account and account.test_asked_at and not account.tested_at)
    return {
        "test_form": TestForm(initial={"to": request.user.email}),  # type: ignore[union-attr]
        "is_testing": is_running,
        "is_overdue": is_running and account.test_asked_at < clock.now() - _OVERDUE,  # type: ignore[union-attr, operator]
        "test_words": TROUBLES.get(account.test_trouble, "") if account else "",
        "trouble_words": TROUBLES.get(account.trouble, "") if account else "",
    }
