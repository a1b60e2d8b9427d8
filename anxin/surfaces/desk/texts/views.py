"""The catalogue, and one text in one language for one brand: edited, previewed, compared, reset."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries as accounts_queries
from anxin.domain.messaging import queries
from anxin.domain.messaging.catalogue import Text, find_text, texts
from anxin.domain.messaging.operations import texts as operations
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.texts.forms import WordingForm
from anxin.surfaces.desk.texts.previews import difference, values_for
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

RIGHT = "settings.messaging"


@staff(RIGHT)
def index(request: HttpRequest) -> HttpResponse:
    """Every text with when it goes out, and whether somebody worded it anew."""
    changed: dict[str, int] = {}
    for row in queries.overrides(request.actor):  # type: ignore[attr-defined]
        changed[row.text_id] = changed.get(row.text_id, 0) + 1
    language = get_language() or "zh-hans"
    rows = [(text, in_language(text.subjects, language), changed.get(id, 0)) for id, text in texts().items()]
    return render_page(request, "desk/texts/index.html", {"rows": rows})


@staff(RIGHT)
def text(request: HttpRequest, text_id: str) -> HttpResponse:
    """One wording; POST previews it (`preview`) or keeps it."""
    found, brand, language = _chosen(request, text_id)
    now = queries.wording(text_id, brand_id=brand or None, language=language)
    form = WordingForm(request.POST or None, initial={"subject": now[0], "body": now[1]})
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        try:
            operations.word(
                text_id=text_id,
                brand_id=brand or None,
                language=language,
                subject=form.cleaned_data["subject"],
                body=form.cleaned_data["body"],
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved. From now on it leaves in these words."))
            return see_other(request, _url(text_id, brand, language))
    context = {
        **_context(request, found, brand, language),
        **_preview(request, found, form, now, language),
        "form": form,
    }
    return render_page(request, "desk/texts/text.html", context, status=422 if form.errors else 200)


@staff(RIGHT)
@require_POST
def reset(request: HttpRequest, text_id: str) -> HttpResponse:
    """Back to the wording that holds without this one."""
    _found, brand, language = _chosen(request, text_id)
    operations.reset(
        text_id=text_id,
        brand_id=brand or None,
        language=language,
        actor=request.actor,
        at=clock.now(),  # type: ignore[attr-defined]
    )
    toast(request, _("It leaves in the delivered words again."))
    return see_other(request, _url(text_id, brand, language))


def _chosen(request: HttpRequest, text_id: str) -> tuple[Text, int, str]:
    found = find_text(text_id)
    brands = dict(_brands(request))
    typed, language = request.GET.get("brand", ""), request.GET.get("language", "zh-hans")
    brand = int(typed) if typed.isdecimal() and len(typed) < 10 else next(iter(brands), 0)
    if found is None or brand not in brands or language not in dict(settings.LANGUAGES):
        raise NotFound
    return found, brand, language


def _brands(request: HttpRequest) -> list[tuple[int, str]]:
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    for_all = [(0, _("All brands"))] if actor.can(RIGHT, {"brand": None}) else []
    return for_all + [(b.pk, in_language(b.names, language)) for b in accounts_queries.brands(actor, RIGHT)]


def _url(text_id: str, brand: int, language: str) -> str:
    return f"{reverse('texts:text', args=[text_id])}?{urlencode({'brand': brand, 'language': language})}"


def _context(request: HttpRequest, found: Text, brand: int, language: str) -> dict[str, Any]:
    return {
        "text": found,
        "variables": [(f"{{{name}}}", sample) for name, sample in found.variables.items()],
        "brands": [(name, _url(found.id, id, language), id == brand) for id, name in _brands(request)],
        "languages": [(name, _url(found.id, brand, code), code == language) for code, name in settings.LANGUAGES],
        "is_own": queries.find_override(found.id, brand_id=brand or None, language=language) is not None,
        "is_generated": language == "zh-hant" and "zh-hant" not in found.bodies,
        "query": urlencode({"brand": brand, "language": language}),
        "language": language,
    }


def _preview(
    request: HttpRequest, found: Text, form: WordingForm, now: tuple[str, str], language: str
) -> dict[str, Any]:
    data = getattr(form, "cleaned_data", {})
    subject, body = data.get("subject", now[0]), data.get("body", now[1])
    values = values_for(found, request, case_number=data.get("case"), language=language)
    if values is None:
        form.add_error("case", _("There is no such case you may see."))
        values = found.variables
    shown_subject, shown_body = queries.preview(subject, body, values=values)
    delivered = "\n\n".join(queries.delivered_wording(found.id, language))
    return {
        "preview_subject": shown_subject,
        "preview_body": mark_safe(shown_body),
        "difference": difference(delivered, "\n\n".join((subject, body.replace("\r\n", "\n")))),
    }
