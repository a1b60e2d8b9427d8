"""What mail servers' answers mean."""

import pytest

from anxin.domain.messaging.rules.answers import judge
from anxin.domain.messaging.types import Trouble, Verdict


@pytest.mark.parametrize(
    "stage, code, words, verdict, trouble",
    [
        ("recipient", 550, "5.1.1 user unknown", Verdict.REFUSED, None),
        ("recipient", 550, "no such user here", Verdict.REFUSED, None),
        ("recipient", 450, "4.2.1 try later", Verdict.AGAIN, None),
        ("recipient", 550, "4.7.1 greylisted, come back in 5 minutes", Verdict.AGAIN, None),
        ("recipient", 552, "5.2.2 mailbox full", Verdict.AGAIN, None),
        ("data", 554, "5.7.1 spam", Verdict.REFUSED, None),
        ("data", 552, "5.3.4 message too big", Verdict.REFUSED, None),
        ("data", 452, "4.3.1 out of space", Verdict.AGAIN, None),
        ("sender", 553, "mail from must equal authorized user", Verdict.AGAIN, Trouble.SENDER_REFUSED),
        ("sender", 552, "5.3.4 too big", Verdict.REFUSED, None),
        ("sender", 530, "5.7.0 must issue STARTTLS or log in first", Verdict.AGAIN, Trouble.NEEDS_LOGIN),
        ("login", 535, "5.7.8 credentials invalid", Verdict.AGAIN, Trouble.WRONG_PASSWORD),
        ("login", 454, "4.7.0 temporary failure", Verdict.AGAIN, Trouble.OTHER),
        ("connect", 554, "no service for you", Verdict.AGAIN, Trouble.OTHER),
        ("connect", 421, "too many connections", Verdict.AGAIN, Trouble.OTHER),
        ("data", -1, "garbage", Verdict.AGAIN, None),
    ],
)
def test_an_answer_means(stage, code, words, verdict, trouble):
    outcome = judge(stage, code, words)
    assert (outcome.verdict, outcome.trouble) == (verdict, trouble)
    assert str(code) in outcome.answer
