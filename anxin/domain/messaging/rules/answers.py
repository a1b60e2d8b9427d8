"""What a mail server's answer means (RFC 5321 reply codes, RFC 3463 enhanced status): taken, again later, or never; whose fault."""

from __future__ import annotations

import re
from typing import Literal

from anxin.domain.messaging.types import Outcome, Trouble, Verdict

Stage = Literal["connect", "login", "sender", "recipient", "data"]
_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
# 530 log in first, 534 mechanism too weak, 535 credentials wrong, 538 encryption needed: the account's fault, whatever the stage.
_LOGIN_CODES = frozenset({530, 534, 535, 538})
# RFC 3463: x.7.8 credentials, x.7.9 mechanism too weak, x.7.11 encryption required.
_LOGIN_SUBJECTS = frozenset({(7, 8), (7, 9), (7, 11)})
# x.2.2 mailbox full, x.3.1 mail system full, x.4.5 congested: these pass by themselves, whatever the first digit says.
_PASSING = frozenset({(2, 2), (3, 1), (4, 5)})
# 552 and 523/x.3.4 at MAIL FROM: the mail is larger than the server takes; another account password does not help.
_TOO_LARGE = 552


def judge(stage: Stage, code: int, words: str) -> Outcome:
    """The outcome of a try that was answered with `code` and `words` at `stage`."""
    answer = f"{code} {words}".strip()
    status = _ENHANCED.search(words)
    detail = (int(status[2]), int(status[3])) if status else None
    if code in _LOGIN_CODES or detail in _LOGIN_SUBJECTS or stage == "login":
        is_password = code == 535 or detail == (7, 8) or stage == "login"
        return Outcome(Verdict.AGAIN, answer, Trouble.WRONG_PASSWORD if is_password else Trouble.NEEDS_LOGIN)
    if not _is_permanent(code, status, detail):
        return Outcome(Verdict.AGAIN, answer, Trouble.OTHER if stage == "connect" else None)
    if stage == "connect":
        return Outcome(Verdict.AGAIN, answer, Trouble.OTHER)
    if stage == "sender" and code != _TOO_LARGE and detail != (3, 4):
        return Outcome(Verdict.AGAIN, answer, Trouble.SENDER_REFUSED)
    return Outcome(Verdict.REFUSED, answer)


def _is_permanent(code: int, status: re.Match[str] | None, detail: tuple[int, int] | None) -> bool:
    """A 5yz answer is final, unless its enhanced status says otherwise (550 4.7.1 is how some greylist) or it passes by itself."""
    return 500 <= code < 600 and (status is None or status[1] == "5") and detail not in _PASSING
