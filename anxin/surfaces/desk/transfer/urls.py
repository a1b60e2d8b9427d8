"""Addresses of data in and out."""

from django.urls import path

from anxin.surfaces.desk.transfer.views import exports, files, listing, runs

PREFIX = "desk/settings/data/"
urlpatterns = [
    path("", listing.index, name="index"),
    path("templates/<slug:key>.<str:ending>", files.template, name="template"),
    path("imports/new", runs.new, name="new_import"),
    path("imports/<int:run_id>", runs.page, name="run"),
    path("imports/<int:run_id>/check", runs.check, name="check"),
    path("imports/<int:run_id>/loading", runs.load, name="load"),
    path("imports/<int:run_id>/stop", runs.stop, name="stop"),
    path("imports/<int:run_id>/undoing", runs.undo, name="undo"),
    path("imports/<int:run_id>/discarding", runs.discard, name="discard"),
    path("imports/<int:run_id>/problems", files.problems, name="problems"),
    path("exports/new", exports.new, name="new_export"),
    path("exports/<int:export_id>", exports.page, name="export"),
    path("exports/<int:export_id>/stop", exports.stop, name="stop_export"),
    path("exports/<int:export_id>/file", files.exported, name="exported"),
]
