"""Reading, changing, previewing, publishing and restoring policies."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries as accounts
from anxin.domain.clocks import queries
from anxin.domain.clocks.operations import previewing, publishing
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.policies import shown
from anxin.surfaces.desk.policies.choices import Choices
from anxin.surfaces.desk.policies.editor import MOST_RULES, Draft, read_draft
from anxin.surfaces.desk.policies.fields import editor_rows
from anxin.surfaces.desk.policies.forms import NewForm, PublicationForm
from anxin.surfaces.desk.policies.reading import differences, in_words
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

RIGHT = publishing.PERMISSION


@access.staff(RIGHT)
def index(request: HttpRequest) -> HttpResponse:
    """All policies in the order they are asked, and what is to be agreed on with customers."""
    now = clock.now()
    rows = [shown.row(each, now, request.LANGUAGE_CODE) for each in queries.policies()]
    context = {"rows": rows, "asked": shown.asked(queries.renegotiations()[:50])}
    return render_page(request, "desk/policies/index.html", context)


@access.staff(RIGHT)
def new(request: HttpRequest) -> HttpResponse:
    """Add a policy; its first version is written in the editor."""
    form = NewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            publishing.make(
                code=data["code"], names={request.LANGUAGE_CODE: data["name"]}, order=data["order"],
                actor=request.actor, at=clock.now(),  # type: ignore[attr-defined]
            )  # fmt: skip
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return see_other(request, reverse("policies:draft", args=[data["code"]]))
    return render_page(request, "desk/policies/new.html", {"form": form}, status=422 if form.errors else 200)


@access.staff(RIGHT)
def policy(request: HttpRequest, code: str) -> HttpResponse:
    """One policy as it holds now, in plain words, with its history."""
    found = _policy(code)
    now = clock.now()
    current = shown.current(found, now)
    choices = _choices(request)
    context = {
        "policy": found,
        "name": in_language(found.names, request.LANGUAGE_CODE),
        "current": current,
        "text": in_words(current.content, choices) if current else None,
        "running": queries.live_count_of(found.pk),
        "history": shown.history(found, now),
        "asked": shown.asked(queries.renegotiations(found.pk)[:50]),
        "priorities": shown.priorities(),
    }
    return render_page(request, "desk/policies/policy.html", context)


@access.staff(RIGHT)
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """The editor. What is typed is kept with its preview: `?preview=` goes on from there."""
    found, choices = _policy(code), _choices(request)
    content = _begun(request, found)
    typed = Draft(dict(content))
    if request.method == "POST":
        typed = read_draft(request.POST, _posted_base(request, content), choices)
        if request.POST.get("do") == "add" and len(typed.content["rules"]) < MOST_RULES:
            typed.content["rules"].append({})
        elif request.POST.get("do") == "preview" and not typed.errors:
            return _ask(request, found, typed.content)
    context = {
        "policy": found,
        "name": in_language(found.names, request.LANGUAGE_CODE),
        "editor": editor_rows(typed, choices),
        "base": json.dumps(typed.content),
        "errors": typed.errors,
    }
    return render_page(request, "desk/policies/draft.html", context, status=422 if typed.errors else 200)


def _begun(request: HttpRequest, found: Any) -> dict[str, Any]:
    """What the editor starts from: a draft that was looked at, else what is published."""
    looked = _find_preview(found, request.GET.get("preview", ""))
    base = looked or shown.current(found, clock.now()) or found.versions.first()
    return base.content if base else {"rules": [{}], "grace_seconds": 1800}


def _ask(request: HttpRequest, found: Any, content: dict[str, Any], *, afresh: bool = False) -> HttpResponse:
    row = previewing.ask(
        policy_id=found.pk, content=content, afresh=afresh, actor=request.actor, at=clock.now()  # type: ignore[attr-defined]
    )  # fmt: skip
    return see_other(request, reverse("policies:preview", args=[found.code, row.pk]))


@access.staff(RIGHT)
def preview(request: HttpRequest, code: str, preview_id: int) -> HttpResponse:
    """What publishing a draft would do: how far the look has come, then its result. POST looks again."""
    found = _policy(code)
    row = queries.find_preview(found.pk, preview_id)
    if row is None:
        return see_other(request, reverse("policies:draft", args=[code]))
    if request.method == "POST":
        return _ask(request, found, row.content, afresh=True)
    return _preview(request, found, row)


def _preview(request: HttpRequest, found: Any, row: Any, form: PublicationForm | None = None) -> HttpResponse:
    current = shown.current(found, clock.now())
    result = row.result or {}
    context = {
        "policy": found,
        "name": in_language(found.names, request.LANGUAGE_CODE),
        "row": row,
        "seen": result,
        "moved_count": result.get("earlier", 0) + result.get("later", 0),
        "moves": shown.moves(result.get("moves", [])),
        "told": shown.moves(result.get("told", [])),
        "changes": differences(current.content if current else {}, row.content, _choices(request)),
        "form": form or PublicationForm(initial={"preview": row.pk}),
    }
    status = 422 if form else 200
    return render_page(request, "desk/policies/preview.html", context, partial="look", status=status)


@access.staff(RIGHT)
@require_POST
def publication(request: HttpRequest, code: str) -> HttpResponse:
    """Publish what was looked at; running clocks follow in the background."""
    found, form = _policy(code), PublicationForm(request.POST)
    row = _find_preview(found, request.POST.get("preview", ""))
    if row is None:
        return see_other(request, reverse("policies:draft", args=[code]))
    if not form.is_valid():
        return _preview(request, found, row, form)
    data, now = form.cleaned_data, clock.now()
    try:
        made = publishing.publish(
            policy_id=found.pk, content=row.content, valid_from=data["valid_from"], note=data["note"],
            actor=request.actor, at=now,  # type: ignore[attr-defined]
        )  # fmt: skip
    except Refusal as refusal:
        form.add_refusal(refusal)
        return _preview(request, found, row, form)
    toast(request, _("Version %(number)d is published.") % {"number": made.number})
    return see_other(request, reverse("policies:policy", args=[code]))


def _find_preview(found: Any, id: str) -> Any:
    return queries.find_preview(found.pk, int(id)) if id.isdecimal() and len(id) < 16 else None


@access.staff(RIGHT)
def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One version in plain words, and what it changed."""
    found, choices = _policy(code), _choices(request)
    row = _version(found, number)
    before = next((each for each in found.versions.all() if each.number == number - 1), None)
    now = clock.now()
    context = {
        "policy": found,
        "name": in_language(found.names, request.LANGUAGE_CODE),
        "row": row,
        "who": accounts.names_of_staff([row.actor_id]).get(row.actor_id, "") if row.actor_id else "",
        "text": in_words(row.content, choices),
        "changes": differences(before.content, row.content, choices) if before else [],
        "is_current": shown.current(found, now) == row,
        "priorities": shown.priorities(),
    }
    return render_page(request, "desk/policies/version.html", context)


@access.staff(RIGHT)
@require_POST
def restoration(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Undo: an older version is said again."""
    row = _version(_policy(code), number)
    made = publishing.republish(version_id=row.pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    said = {"old": number, "new": made.number}
    toast(request, _("Version %(old)d holds again, as version %(new)d.") % said)
    return see_other(request, reverse("policies:policy", args=[code]))


def _policy(code: str) -> Any:
    found = queries.find_policy(code)
    if found is None:
        raise NotFound
    return found


def _version(found: Any, number: int) -> Any:
    row = next((each for each in found.versions.all() if each.number == number), None)
    if row is None:
        raise NotFound
    return row


def _choices(request: HttpRequest) -> Choices:
    return Choices(request.actor, request.LANGUAGE_CODE)  # type: ignore[attr-defined]


def _posted_base(request: HttpRequest, fallback: dict[str, Any]) -> dict[str, Any]:
    """The content the form was made from; the published one when what came along cannot be read."""
    try:
        base = json.loads(request.POST.get("base", ""))
        publishing.check(base)
    except (ValueError, Refusal):
        return fallback
    return base
