"""The one refusal of this area: a code to translate by, the field it is about, and a plain sentence."""

from __future__ import annotations


class CalendarError(ValueError):
    """Raised when a calendar is not well formed, or a question about it has no answer.

    `code` is stable (`spec`, `never_open`, `no_workday`, `negative`, `order`, `range`, `question`); `field` is the path
    inside the specification or the name of the argument, empty when the calendar as a whole is meant.
    """

    def __init__(self, code: str, field: str, text: str) -> None:
        super().__init__(f"{field}: {text}" if field else text)
        self.code = code
        self.field = field
        self.text = text
