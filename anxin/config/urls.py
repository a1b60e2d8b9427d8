"""Addresses: each surface folder brings its `urls.py` (`urlpatterns`, and `PREFIX` where it lives)."""

from __future__ import annotations

from django.urls import include, path

from anxin.config import discovery

for _name in ("panels", "navigation"):
    list(discovery.modules(_name))

urlpatterns = [
    path(getattr(module, "PREFIX", ""), include((module.urlpatterns, module.__name__.split(".")[-2])))
    for module in discovery.modules("urls")
    if module.__name__.startswith("anxin.surfaces.")
]
urlpatterns.append(path("accounts/", include("allauth.urls")))

handler400 = "anxin.surfaces.kit.errors.bad_request"
handler403 = "anxin.surfaces.kit.errors.forbidden"
handler404 = "anxin.surfaces.kit.errors.not_found"
handler500 = "anxin.surfaces.kit.errors.server_error"
