"""Mail in: how many a second are taken by SMTP (synced to disk), and how many are stored, threaded and indexed; memory of a 25 MB mail.

    ANXIN_DATA=/tmp/bench-mail .venv/bin/python -m bench.mail_in [MAILS] [CASES BEFORE]

Prints figures, never fails. Uses the data folder it is given: take an empty one.
"""

from __future__ import annotations

import resource
import smtplib
import sys
import threading
import time

from anxin.config.boot import prepare

SENDERS = 8


def main(mails: int, cases: int) -> None:
    """Run it all and print one line per figure."""
    prepare()
    from anxin.domain.messaging.models import Mailbox
    from anxin.foundation.jobs.worker import run_due
    from anxin.surfaces.inbound.mail.jobs import drain
    from anxin.surfaces.inbound.mail.listening import Listener
    from anxin.surfaces.inbound.mail.smtp import Rules
    from tests.cast import make_cast

    cast = make_cast()
    Mailbox.objects.create(brand=cast.brand, address="care@anran.example", type_code="repair", takes_plus=True)
    listener = Listener("smtp", "127.0.0.1", 0, Rules("mx.anran.example", 50 * 1024 * 1024, 10**9))
    listener.start()

    def index() -> None:
        while run_due(worker="bench:0:0"):
            pass

    if cases:
        _send(listener.port, cases, "before")
        drain()
        index()
    began = time.perf_counter()
    _send(listener.port, mails, "bench")
    taken = time.perf_counter() - began
    print(f"taken by SMTP, synced to disk      {mails / taken:8.0f} mails/s")
    began = time.perf_counter()
    drain()
    stored = time.perf_counter() - began
    print(f"read, decided, threaded, stored    {mails / stored:8.0f} mails/s")
    began = time.perf_counter()
    index()
    indexed = time.perf_counter() - began
    print(f"indexed, with all other follow-ups {mails / indexed:8.0f} mails/s")
    print(f"stored and indexed                 {mails / (stored + indexed):8.0f} mails/s  (at {cases} cases before)")
    _large(listener.port)
    listener.stop()


def _send(port: int, count: int, name: str) -> None:
    """New cases and answers, two to one."""

    def send(part: int) -> None:
        with smtplib.SMTP("127.0.0.1", port, timeout=120) as client:
            for number in range(part, count, SENDERS):
                client.sendmail("a@example.com", ["care@anran.example"], _mail(name, number))

    threads = [threading.Thread(target=send, args=(part,)) for part in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _mail(name: str, number: int) -> bytes:
    from tests.mails import mail

    answers = f"<{name}-{number - 2}@example.com>" if number % 3 == 2 and number > 2 else ""
    sender = number - 2 if answers else number
    return mail(
        f"第 {number} 封：空调开了半小时还是不凉，外机也不转，麻烦尽快安排师傅来看看。",
        sender=f"客户{sender} <c{sender}@{name}.example.com>",
        subject=f"空调不凉 {name} {number}",
        Message_ID=f"<{name}-{number}@example.com>",
        In_Reply_To=answers,
        References=answers,
    )


def _large(port: int) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    line = b"A" * 76 + b"\r\n"
    with smtplib.SMTP("127.0.0.1", port, timeout=120) as client:
        client.ehlo()
        client.mail("a@example.com")
        client.rcpt("care@anran.example")
        client.docmd("DATA")
        client.send(b"From: a@example.com\r\nSubject: large\r\n\r\n")
        for _piece in range(25 * 1024 * 1024 // (len(line) * 1000)):
            client.send(line * 1000)
        client.send(b".\r\n")
        client.getreply()
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"taking a 25 MB mail                {(after - before) / 1024:8.1f} MB more memory")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
