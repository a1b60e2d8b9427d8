"""One mailbox: shown, saved, really opened as a test, removed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases.queries import types as case_types
from anxin.domain.messaging import queries
from anxin.domain.messaging.operations import mailboxes
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.mail_settings.forms import MailboxForm
from anxin.surfaces.desk.mail_settings.views import RIGHT
from anxin.surfaces.desk.mail_settings.words import IMAP_PRESETS, TROUBLES
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

if TYPE_CHECKING:
    from anxin.domain.messaging.models import Mailbox

_OVERDUE = timedelta(seconds=90)
_FIELDS = (
    "address",
    "type_code",
    "via",
    "is_active",
    "takes_plus",
    "host",
    "port",
    "security",
    "username",
    "folder",
    "auth",
    "client_id",
    "tenant",
)


@staff(RIGHT)
@sensitive_post_parameters("password", "client_secret", "refresh_token")
def new(request: HttpRequest) -> HttpResponse:
    """A mailbox that is not there yet."""
    return _page(request, None)


@staff(RIGHT)
@sensitive_post_parameters("password", "client_secret", "refresh_token")
def mailbox(request: HttpRequest, mailbox_id: int) -> HttpResponse:
    """A mailbox, and how its last test went."""
    return _page(request, _find(request, mailbox_id))


@staff(RIGHT)
@require_POST
def test(request: HttpRequest, mailbox_id: int) -> HttpResponse:
    """Have it opened; the answer appears on its page."""
    row = _find(request, mailbox_id)
    mailboxes.ask_test(mailbox_id=row.pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return see_other(request, reverse("mail_settings:mailbox", args=[row.pk]) + "#test")


@staff(RIGHT)
@require_POST
def delete(request: HttpRequest, mailbox_id: int) -> HttpResponse:
    """Take no mail for the address any more."""
    row = _find(request, mailbox_id)
    mailboxes.delete(mailbox_id=row.pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, _("The mailbox was removed. What came by it stays."))
    return see_other(request, reverse("mail_settings:index"))


def _page(request: HttpRequest, row: Mailbox | None) -> HttpResponse:
    form = _form(request, row)
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(request, row, form)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved."))
            return see_other(request, reverse("mail_settings:mailbox", args=[saved.pk]))
    is_running = bool(row and row.test_asked_at and not row.tested_at)
    context = {
        "row": row,
        "form": form,
        "presets": IMAP_PRESETS,
        "is_testing": is_running,
        "is_overdue": is_running and row.test_asked_at < clock.now() - _OVERDUE,  # type: ignore[union-attr, operator]
        "test_words": TROUBLES.get(row.test_trouble, "") if row else "",
        "trouble_words": TROUBLES.get(row.trouble, "") if row else "",
    }
    status = 422 if form.errors else 200
    return render_page(request, "desk/mail_settings/mailbox.html", context, partial="test", status=status)


def _form(request: HttpRequest, row: Mailbox | None) -> MailboxForm:
    language = get_language() or "zh-hans"
    brands = [(b.pk, in_language(b.names, language)) for b in accounts.brands(request.actor, RIGHT)]  # type: ignore[attr-defined]
    types = [(each.code, in_language(each.names, language)) for each in case_types()]
    initial: dict[str, Any] = {name: getattr(row, name) for name in _FIELDS} | {"brand": row.brand_id} if row else {}
    return MailboxForm(request.POST or None, initial=initial, brands=brands, types=types)


def _save(request: HttpRequest, row: Mailbox | None, form: MailboxForm) -> Mailbox:
    data = form.cleaned_data
    return mailboxes.save(
        mailbox_id=row.pk if row else None,
        brand_id=data["brand"],
        address=data["address"],
        type_code=data["type_code"],
        via=data["via"],
        takes_plus=data["takes_plus"],
        is_active=data["is_active"],
        access=form.access(),
        actor=request.actor,  # type: ignore[attr-defined]
        at=clock.now(),
    )


def _find(request: HttpRequest, mailbox_id: int) -> Mailbox:
    row = queries.mailboxes(request.actor).filter(pk=mailbox_id).first()  # type: ignore[attr-defined]
    if row is None:
        raise NotFound
    return row
