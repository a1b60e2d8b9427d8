"""Counts, dead letters and rhythms; retry and discard."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from anxin.domain.accounts.operations import background
from anxin.foundation import clock
from anxin.foundation.jobs import queries
from anxin.surfaces.desk.jobs.words import name_of
from anxin.surfaces.kit import paging
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

RIGHT = "settings.system"


@staff(RIGHT)
def index(request: HttpRequest) -> HttpResponse:
    """Everything on one page."""
    page = paging.page(queries.dead(), cursor=request.GET.get("cursor"), order=("-dead_at", "-id"), size=30)
    context = {
        "counts": queries.counts(clock.now()),
        "page": page,
        "rows": [(job, name_of(job.kind), job.error.strip().rpartition("\n")[2]) for job in page],
        "rhythms": [(name_of(kind), next_at) for kind, next_at in queries.rhythms()],
    }
    return render_page(request, "desk/jobs/index.html", context)


@staff(RIGHT)
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Another chance for one."""
    background.retry(job_id=pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, _("It runs again now."))
    return see_other(request, reverse("jobs:index"))


@staff(RIGHT)
@require_POST
def retry_all(request: HttpRequest) -> HttpResponse:
    """Another chance for all."""
    count = background.retry_all(actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, ngettext("%(count)d runs again now.", "%(count)d run again now.", count) % {"count": count})
    return see_other(request, reverse("jobs:index"))


@staff(RIGHT)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw one away."""
    background.discard(job_id=pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, _("It was thrown away."))
    return see_other(request, reverse("jobs:index"))
