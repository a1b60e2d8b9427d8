"""What lists and columns of a person's data are called on the page she gets; names nobody wrote words for stand as they are."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

_WORDS: dict[str, Any] = {
    "access": _("Who looked at it"),
    "address": _("Address"),
    "addresses": _("Addresses"),
    "at": _("When"),
    "attachments": _("Attachments"),
    "author": _("From"),
    "brand": _("Brand"),
    "cases": _("Service cases"),
    "changes": _("Changes"),
    "channel": _("Channel"),
    "city": _("City"),
    "closed_at": _("Closed"),
    "code": _("Query code"),
    "consents": _("Consents"),
    "contact_points": _("Contact addresses"),
    "conversations": _("Conversations"),
    "created_at": _("Since"),
    "district": _("District"),
    "email": _("Mail address"),
    "external_id": _("Number there"),
    "external_ids": _("Numbers in other systems"),
    "field": _("Field"),
    "after": _("After"),
    "before": _("Before"),
    "file": _("File"),
    "given_at": _("Given"),
    "kind": _("Kind"),
    "language": _("Language"),
    "memberships": _("Organisations"),
    "messages": _("Messages"),
    "model": _("Product"),
    "name": _("Name"),
    "note": _("Note"),
    "number": _("Number"),
    "opened_at": _("Opened"),
    "outgoing": _("Mail and messages sent"),
    "person": _("About the person"),
    "preferences": _("Wishes"),
    "pre_sale_notes": _("Advice before buying"),
    "province": _("Province"),
    "endings": _("How it ended"),
    "merges": _("Merged files"),
    "outcome": _("Outcome"),
    "purpose": _("Purpose"),
    "reason": _("Reason"),
    "reopenings": _("Opened again"),
    "requests": _("Requests"),
    "sent_at": _("Sent"),
    "solved_at": _("Solved"),
    "source": _("Source"),
    "state": _("State"),
    "street": _("Street"),
    "subject": _("Subject"),
    "tags": _("Tags"),
    "text": _("Text"),
    "type": _("Type"),
    "value": _("Value"),
    "values": _("Further details"),
    "what": _("What"),
    "withdrawn_at": _("Withdrawn"),
    "written_at": _("Written"),
    "zone": _("Time zone"),
}


def name_of(name: str) -> str:
    """The reader's word."""
    return str(_WORDS.get(name, name))
