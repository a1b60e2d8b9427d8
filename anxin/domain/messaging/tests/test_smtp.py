"""Trouble on the way to the mail server, told apart; addresses beyond ASCII."""

import pytest

from anxin.domain.messaging import smtp
from anxin.domain.messaging.composing import compose
from anxin.domain.messaging.look import Look
from anxin.domain.messaging.models import MailAccount, Outgoing
from anxin.domain.messaging.sealing import sealed
from anxin.domain.messaging.types import Trouble, Verdict
from anxin.foundation import clock
from anxin.foundation.secrets import seal
from tests.fakes.smtp import Receiver
from tests.journeys.server import free_port


def send(port, to="wang@example.com", **more):
    given = {"host": "127.0.0.1", "port": port, "security": "none", "from_address": "care@anran.example"}
    account = MailAccount(**{**given, **more})
    row = Outgoing(
        address=to, subject="回复", body="您好 " * 400, language="zh-hans", message_id="<a@b>", created_at=clock.now()
    )
    letter = sealed(compose(row, account, look=Look()), None)
    return smtp.send(letter, account, sender=account.from_address, to=[to])


def test_a_host_nobody_knows():
    assert send(25, host="nowhere.invalid").trouble is Trouble.HOST_UNKNOWN


def test_a_port_nobody_listens_on():
    assert send(free_port()).trouble is Trouble.UNREACHABLE


def test_a_server_without_encryption_where_it_was_asked_for():
    with Receiver() as receiver:
        assert send(receiver.port, security="starttls").trouble is Trouble.TLS
        assert send(receiver.port, security="tls").trouble is Trouble.TLS


def test_a_wrong_password_and_a_right_one():
    with Receiver(login=("care", "right")) as receiver:
        assert send(receiver.port).trouble is Trouble.NEEDS_LOGIN
        wrong = send(receiver.port, username="care", sealed_password=seal("wrong"))
        assert wrong.trouble is Trouble.WRONG_PASSWORD
        assert send(receiver.port, username="care", sealed_password=seal("right")).verdict is Verdict.TAKEN


def test_a_password_sealed_with_another_key_says_so(settings):
    sealed = seal("right")
    settings.SECRET_KEY = "another"
    with Receiver() as receiver:
        assert send(receiver.port, username="care", sealed_password=sealed).trouble is Trouble.KEY_CHANGED


def test_a_chinese_address_reaches_a_server_that_can_and_is_refused_by_one_that_cannot():
    with Receiver() as able, Receiver(speaks_utf8=False) as unable:
        assert send(able.port, to="王秀兰@例子.example").verdict is Verdict.TAKEN
        assert able.envelopes[0].rcpt_tos == ["王秀兰@xn--fsqu00a.example"]
        refused = send(unable.port, to="王秀兰@例子.example")
    assert (refused.verdict, refused.answer) == (Verdict.REFUSED, "needs_utf8")


@pytest.mark.parametrize("to", ["a@b.example>\r\nRCPT TO:<c@d.example", "a@b.example c@d.example"])
def test_no_second_recipient_can_be_smuggled_in(to):
    with Receiver() as receiver:
        with pytest.raises(ValueError):
            send(receiver.port, to=to)
        assert receiver.mails == []
