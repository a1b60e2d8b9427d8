"""A real SMTP client against our listener: what is taken, what is refused, and what lies on disk before "yes" is said."""

from __future__ import annotations

import contextlib
import smtplib
import socket

import pytest

from anxin.domain.messaging.models import Mailbox
from anxin.foundation.spool import store
from anxin.surfaces.inbound.mail.listening import Listener
from anxin.surfaces.inbound.mail.smtp import Rules

MAIL = (
    b"From: Wang <wang@example.com>\r\nTo: care@anran.example\r\nSubject: hello\r\n\r\nhello\r\n.a line with a dot\r\n"
)


@pytest.fixture
def mailbox(transactional_db):
    from anxin.domain.accounts.models import Brand

    brand = Brand.objects.create(code="anran", names={"zh-hans": "安然电器"})
    return Mailbox.objects.create(brand=brand, address="care@anran.example", type_code="consultation", takes_plus=True)


@contextlib.contextmanager
def listening(via="smtp", **more):
    given = {"hostname": "mx.anran.example", "most_bytes": 100_000, "per_minute": 600}
    listener = Listener(via, "127.0.0.1", 0, Rules(**{**given, **more}))
    listener.start()
    try:
        yield listener.port
    finally:
        listener.stop()


def send(port, raw=MAIL, to=("care@anran.example",)):
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as client:
        return client.sendmail("wang@example.com", list(to), raw)


def kept():
    return [store.folder() / f"{sha256}.eml" for sha256 in store.waiting()]


def test_what_was_taken_lies_on_disk_as_it_was_sent(mailbox):
    with listening() as port:
        send(port)
    [path] = kept()
    assert path.read_bytes() == MAIL
    with store.taken(path.stem) as entry:
        assert entry is not None
        assert (entry.envelope.via, entry.envelope.sender) == ("smtp", "wang@example.com")
        assert entry.envelope.recipients == ["care@anran.example"]


def test_an_address_with_a_tag_is_ours_too(mailbox):
    with listening() as port:
        send(port, to=["care+cabc@anran.example"])
    assert len(kept()) == 1


def test_mail_for_others_is_refused(mailbox):
    with listening() as port, pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        send(port, to=["someone@elsewhere.example"])
    assert refused.value.recipients["someone@elsewhere.example"][0] == 550
    assert kept() == []


def test_a_mail_that_is_too_large_is_refused_and_leaves_nothing(mailbox):
    with listening() as port, pytest.raises(smtplib.SMTPResponseException) as refused:
        send(port, raw=MAIL + b"x" * 70 * 2000)
    assert refused.value.smtp_code == 552
    assert [path.name for path in store.folder().iterdir()] == [] if store.folder().exists() else True


def test_lines_longer_than_the_standard_allows_are_kept_whole(mailbox):
    raw = MAIL + b"y" * 300_000 + b"\r\n.\r\n..end\r\n"
    with listening(most_bytes=1_000_000) as port:
        send(port, raw=raw)
    [path] = kept()
    assert path.read_bytes() == raw


def test_a_lone_dot_after_a_bare_line_feed_ends_no_mail(mailbox):
    smuggled = b"From: a@example.com\r\nSubject: x\r\n\r\nhello\n.\r\nMAIL FROM:<evil@example.com>\r\n"
    with listening() as port:
        talk(port, b"DATA", smuggled + b".\r\n")
    [path] = kept()
    assert b"MAIL FROM:<evil@example.com>" in path.read_bytes()


def test_who_hangs_up_in_the_middle_has_sent_nothing(mailbox):
    with listening() as port:
        with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
            begin(client)
            client.sendall(b"From: a@example.com\r\n\r\nhalf")
        assert kept() == []


def test_too_many_in_a_minute_are_asked_to_come_back_later(mailbox):
    with listening(per_minute=2) as port:
        send(port)
        send(port, raw=MAIL + b"2")
        with pytest.raises(smtplib.SMTPSenderRefused) as refused:
            send(port, raw=MAIL + b"3")
    assert refused.value.smtp_code == 450
    assert len(kept()) == 2


def test_lmtp_answers_once_for_every_recipient(mailbox):
    with listening("lmtp") as port, smtplib.LMTP("127.0.0.1", port) as client:
        client.ehlo()
        client.mail("wang@example.com")
        client.rcpt("care@anran.example")
        client.rcpt("care+x@anran.example")
        assert client.data(MAIL)[0] == 250
        assert client.getreply()[0] == 250
    assert len(kept()) == 1


def test_starttls_is_offered_with_a_certificate(mailbox, tmp_path):
    certificate = self_signed(tmp_path)
    with listening(certificate=certificate) as port, smtplib.SMTP("127.0.0.1", port) as client:
        client.ehlo()
        assert client.has_extn("starttls")
        client.starttls()
        client.sendmail("wang@example.com", ["care@anran.example"], MAIL)
    assert len(kept()) == 1


def begin(client):
    for line in (
        b"",
        b"EHLO x\r\n",
        b"MAIL FROM:<a@example.com>\r\n",
        b"RCPT TO:<care@anran.example>\r\n",
        b"DATA\r\n",
    ):
        if line:
            client.sendall(line)
        read(client)


def talk(port, _verb, content):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        begin(client)
        client.sendall(content)
        read(client)
        client.sendall(b"QUIT\r\n")
        read(client)


def read(client):
    answer = b""
    while not any(line[3:4] == b" " for line in answer.splitlines()):
        answer += client.recv(4096)
    return answer


def self_signed(folder):
    import datetime as dt

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mx.anran.example")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    path = folder / "mx.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + certificate.public_bytes(serialization.Encoding.PEM))
    return path
