"""Addresses of units."""

from django.urls import path

from anxin.surfaces.desk.units.views import changes, claims, edit, labels, listing, merging, owners, page

PREFIX = "desk/units/"
urlpatterns = [
    path("", listing.index, name="index"),
    path("new", edit.new, name="new"),
    path("claims", claims.index, name="claims"),
    path("claims/<int:claim_id>/approval", claims.approve, name="claim_approval"),
    path("claims/<int:claim_id>/refusal", claims.refuse, name="claim_refusal"),
    path("claims/<int:claim_id>/undo", claims.undo, name="claim_undo"),
    path("claims/<int:claim_id>/evidence", claims.evidence, name="claim_evidence"),
    path("labels", labels.index, name="labels"),
    path("labels/<int:sheet_id>", labels.sheet, name="sheet"),
    path("labels/<int:sheet_id>/file", labels.file, name="sheet_file"),
    path("for-case/<int:number>", changes.link_case, name="link_case"),
    path("<int:unit_id>", page.unit, name="unit"),
    path("<int:unit_id>/qr", page.qr, name="qr"),
    path("<int:unit_id>/facts", edit.facts, name="facts"),
    path("<int:unit_id>/notes", changes.note, name="note"),
    path("<int:unit_id>/episodes/new", edit.episode, name="new_episode"),
    path("<int:unit_id>/components", changes.fit, name="fit"),
    path("<int:unit_id>/components/<int:component_id>/removal", changes.remove, name="remove"),
    path("<int:unit_id>/firmware", changes.firmware, name="firmware"),
    path("<int:unit_id>/retirement", changes.retire, name="retire"),
    path("<int:unit_id>/retirement/undo", changes.undo_retirement, name="undo_retirement"),
    path("<int:unit_id>/other", merging.other, name="other"),
    path("<int:one_id>/and/<int:other_id>", merging.pair, name="pair"),
    path("<int:unit_id>/merges/<int:merge_id>/undoing", merging.undoing, name="undoing"),
    path("<int:unit_id>/owners", owners.give, name="give"),
    path("<int:unit_id>/owners/<int:ownership_id>/end", owners.end, name="end_ownership"),
]
