"""Addresses of the pages of entitlements."""

from django.urls import path

from anxin.surfaces.desk.rights import views_ask, views_promises

PREFIX = "desk/rights/"
urlpatterns = [
    path("", views_promises.index, name="index"),
    path("new", views_promises.new, name="new"),
    path("law/<slug:code>/", views_promises.law, name="law"),
    path("<int:promise_id>/", views_promises.promise, name="promise"),
    path("<int:promise_id>/signature", views_promises.sign, name="sign"),
    path("<int:promise_id>/withdrawal", views_promises.withdraw, name="withdraw"),
    path("ask/", views_ask.ask, name="ask"),
    path("ask/<int:decision_id>/", views_ask.decision, name="decision"),
]
