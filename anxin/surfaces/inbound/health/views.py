"""Is the server well, and its figures for Prometheus."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from anxin.foundation.jobs.models import Job
from anxin.surfaces.kit.access import machine, public

_LOCAL = {"127.0.0.1", "::1"}


@public
def health(request: HttpRequest) -> HttpResponse:
    """200 {"status": "ok"} when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})


@machine
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus figures; only from this machine, or with the operator's token (ANXIN_METRICS_TOKEN) as bearer."""
    token = settings.METRICS_TOKEN
    is_allowed = (
        request.headers.get("Authorization") == f"Bearer {token}"
        if token
        else request.META.get("REMOTE_ADDR") in _LOCAL
    )
    if not is_allowed or (not token and "X-Forwarded-For" in request.headers):
        raise Http404
    dead = Job.objects.filter(state=Job.State.DEAD).count()
    waiting = Job.objects.filter(state=Job.State.WAITING)[:10_000].count()
    own = f"anxin_jobs_dead {dead}\nanxin_jobs_waiting {waiting}\n"
    return HttpResponse(generate_latest() + own.encode(), content_type=CONTENT_TYPE_LATEST)
