"""The few sentences scripts say by themselves, translated here and placed in every page as JSON (frontend/lib/words.ts reads them)."""

from __future__ import annotations

from django.utils.translation import gettext as _


def for_scripts() -> dict[str, str]:
    """Key → sentence in the reader's language; {names} are filled by the script."""
    return {
        "choose_files": _("Choose files"),
        "close": _("Close"),
        "copied": _("Copied"),
        "draft_kept": _("Draft kept {time}"),
        "draft_lost": _("The draft could not be kept. We try again."),
        "failed": _("That did not work. Nothing you entered is lost; please try again."),
        "forbidden": _("You do not have the right to do this."),
        "gone": _("This is not there any more."),
        "just_now": _("just now"),
        "offline": _("No connection. Please try again in a moment."),
        "remove_file": _("Remove {name}"),
        "slow_down": _("That was a lot at once. Please wait a moment."),
        "text_length": _("{length} of {most} characters"),
    }
