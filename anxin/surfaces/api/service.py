"""Puts the API together: finds every folder's endpoints, and makes sure that each answer is JSON."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import wraps
from importlib.util import find_spec
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI, Router
from ninja.openapi.schema import OpenAPISchema

from anxin.surfaces import api as folders
from anxin.surfaces.api import limits, problems
from anxin.surfaces.api.authentication import Session, Token
from anxin.surfaces.api.shapes import Problem
from anxin.surfaces.kit.access import machine
from anxin.surfaces.kit.problems import MEDIA_TYPE, problem

VERSION = "v1"
JSON_TYPES = ("application/json", "")
View = Callable[..., HttpResponse]
DESCRIPTION = """Everything the desk can do, for programs. Send `Authorization: Bearer <token>`; tokens are made in the settings.
Lists are paged by cursor, every refusal is a problem document (RFC 9457), and whatever creates something takes an `Idempotency-Key`."""


class Api(NinjaAPI):
    """NinjaAPI whose document tells that any operation may answer with a problem."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The OpenAPI document."""
        document = super().get_openapi_schema(**options)
        document["components"].setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
        told = {
            "description": "A problem document",
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for path in document["paths"].values():
            for operation in path.values():
                operation["responses"]["default"] = told
        return document

    def get_openapi_operation_id(self, operation: Any) -> str:
        """`cases_list`: the folder and the function."""
        return f"{operation.view_func.__module__.split('.')[-2]}_{operation.view_func.__name__}"


def routers() -> Iterator[tuple[str, Router]]:
    """(folder, router) of every folder of this surface that has endpoints."""
    for folder in sorted(pkgutil.iter_modules(folders.__path__), key=lambda each: each.name):
        name = f"{folders.__name__}.{folder.name}.endpoints"
        if folder.ispkg and find_spec(name) is not None:
            yield folder.name, importlib.import_module(name).router


def build() -> Api:
    """The API with all endpoints."""
    api = Api(
        title="Anxin 安心",
        version=VERSION,
        description=DESCRIPTION,
        urls_namespace=f"api:{VERSION}",
        auth=[Token(), Session()],
        throttle=limits.PerCaller(),
    )
    problems.register(api)
    for name, router in routers():
        api.add_router(f"/{name}", router, tags=[name])
    return api


def mounted(api: Api) -> tuple[list[URLPattern], str, str]:
    """The API's addresses for `path()`, each marked as one for machines and always answering JSON."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        pattern.callback = machine(_json_only(pattern.callback))
    return patterns, app_name, namespace


@machine
def nothing_here(request: HttpRequest) -> HttpResponse:
    """An address below /api nobody serves."""
    return problem(404)


def _json_only(view: View) -> View:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in ("POST", "PUT", "PATCH") and _has_foreign_body(request):
            return problem(415)
        try:
            response = problems.of_response(view(request, *args, **kwargs))
        except Exception as error:  # what is raised outside the endpoint itself: parsing, permissions of Django
            response = api_error(request, error)
        limits.tell(request, response)
        return response

    return answered


def api_error(request: HttpRequest, error: Exception) -> HttpResponse:
    """The answer to an error nobody caught below."""
    return service.on_exception(request, error)


def _has_foreign_body(request: HttpRequest) -> bool:
    has_body = request.META.get("CONTENT_LENGTH") not in (None, "", "0")
    return has_body and request.content_type not in JSON_TYPES


service = build()
