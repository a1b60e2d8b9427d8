"""What each kind of background work does, in the reader's words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

NAMES: dict[str, Any] = {
    "backup.nightly": _("Nightly backup"),
    "cases.close_solved": _("Close solved cases whose time is over"),
    "clocks.apply_calendar": _("Count due times by a changed calendar"),
    "clocks.apply_version": _("Count due times by a new policy"),
    "clocks.fire": _("Warn of due times"),
    "clocks.look_at_draft": _("See what a changed time policy would do"),
    "clocks.tell_waiting": _("Remind of due times that wait for a decision"),
    "customers.compare_file": _("Look for duplicates of a customer file"),
    "customers.find_duplicates": _("Look for duplicate customer files"),
    "demo.attach_photo": _("Draw a photo of the demo"),
    "demo.draw_manual": _("Draw manuals of the demo"),
    "demo.remove": _("Remove demo data"),
    "events.react": _("Follow up on something that happened"),
    "events.relay": _("Tell open screens what changed"),
    "idempotency.forget": _("Forget old requests of programs"),
    "messaging.deliver": _("Send a message"),
    "messaging.show": _("Show an answer to the customer"),
    "messaging.test_account": _("Test a mail account"),
    "mail.drain": _("Store mail that came in"),
    "messaging.test_mailbox": _("Test a mailbox"),
    "units.print_labels": _("Print labels of units"),
    "messaging.try_what_waited": _("Send mail that waited for an account"),
    "privacy.forget_files": _("Let files with people's data go whose time is over"),
    "privacy.work": _("Hand out or erase a person's data"),
    "search.scrub": _("Drive erased words out of the search index"),
    "transfer.export": _("Write a file with data that goes out"),
    "transfer.forget_files": _("Let imported and exported files go whose time is over"),
    "transfer.undo": _("Take out again what a file brought in"),
    "transfer.work": _("Check a file or bring it in"),
}


def name_of(kind: str) -> Any:
    """What the work called `kind` does; its code name when nobody wrote words for it."""
    return NAMES.get(kind, kind)
