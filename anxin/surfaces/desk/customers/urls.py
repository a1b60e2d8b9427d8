"""Addresses of customers at the desk. Every change is a noun."""

from django.urls import path

from anxin.surfaces.desk.customers.views import blocks, contacts, file, listing, merging, notes, wishes

PREFIX = "desk/customers/"
urlpatterns = [
    path("", listing.index, name="index"),
    path("new", listing.new, name="new"),
    path("tagging", listing.tagging, name="tagging"),
    path("advice", notes.mistakes, name="mistakes"),
    path("blocked", blocks.index, name="blocked"),
    path("blocked/<int:block_id>/lifting", blocks.lifting, name="lifting"),
    path("duplicates", merging.index, name="duplicates"),
    path("duplicates/search", merging.search, name="search"),
    path("duplicates/<int:candidate_id>/dismissal", merging.dismissal, name="dismissal"),
    path("duplicates/<int:candidate_id>/question", merging.question, name="question"),
    path("pairs/<int:one_id>-<int:other_id>", merging.pair, name="pair"),
    path("merges/<int:merge_id>/undoing", merging.undoing, name="undoing"),
    path("contacts/<int:point_id>/proof", contacts.proof, name="proof"),
    path("contacts/<int:point_id>/preference", contacts.preference, name="prefer_contact"),
    path("contacts/<int:point_id>/health", contacts.health, name="health"),
    path("contacts/<int:point_id>/removal", contacts.removal, name="remove_contact"),
    path("addresses/<int:address_id>", contacts.address, name="address"),
    path("addresses/<int:address_id>/preference", contacts.address_preference, name="prefer_address"),
    path("addresses/<int:address_id>/removal", contacts.address_removal, name="remove_address"),
    path("consents/<int:consent_id>/withdrawal", wishes.withdrawal, name="withdrawal"),
    path("notes/<int:note_id>/verdict", notes.verdict, name="verdict"),
    path("members/<int:membership_id>/end", notes.membership_end, name="membership_end"),
    path("<int:customer_id>", file.show, name="file"),
    path("<int:customer_id>/timeline", file.timeline, name="timeline"),
    path("<int:customer_id>/facts", file.facts, name="facts"),
    path("<int:customer_id>/disclosure", file.disclosure, name="disclosure"),
    path("<int:customer_id>/tags", file.tags, name="tags"),
    path("<int:customer_id>/tags/<int:tag_id>/removal", file.tag_removal, name="tag_removal"),
    path("<int:customer_id>/other", merging.other, name="other"),
    path("<int:customer_id>/contacts", contacts.new_contact, name="new_contact"),
    path("<int:customer_id>/addresses", contacts.new_address, name="new_address"),
    path("<int:customer_id>/preference", wishes.preference, name="preference"),
    path("<int:customer_id>/consents", wishes.consent, name="consent"),
    path("<int:customer_id>/notes", notes.new_note, name="new_note"),
    path("<int:customer_id>/members", notes.new_member, name="new_member"),
]
