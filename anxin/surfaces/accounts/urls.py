"""Addresses of joining by invitation, and of those log-in pages of allauth that are ours or closed here."""

from django.urls import path

from anxin.surfaces.accounts import oidc, views

urlpatterns = [
    path("join/<str:secret>", views.join, name="join"),
    path("accounts/oidc/<slug:provider_id>/login/callback/", oidc.callback, name="oidc_callback"),
    # Accounts have one mail address, given by the invitation, and nobody signs up or joins outside identities by hand.
    *(
        path(f"accounts/{closed}", views.closed)
        for closed in (
            "signup/",
            "email/",
            "confirm-email/",
            "confirm-email/<str:key>/",
            "login/code/confirm/",
            "3rdparty/",
            "3rdparty/signup/",
            "social/<path:rest>",
        )
    ),
]
