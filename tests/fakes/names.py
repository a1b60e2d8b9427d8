"""A real DNS server for tests, on a port of its own: answers from the records it was given, and knows no other name."""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping

import dns.exception
import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset

Records = Mapping[tuple[str, str], list[str]]


class NameServer:
    """Use as a context manager. `records`: {(name, type): [values as in a zone file]}; `is_silent`: hears and never answers."""

    def __init__(self, records: Records, *, is_silent: bool = False) -> None:
        self._records, self._is_silent = records, is_silent
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._is_over = False

    def __enter__(self) -> NameServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over = True
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"", ("127.0.0.1", self.port))
        self._thread.join(5)
        self._socket.close()

    def resolver(self) -> dns.resolver.Resolver:
        """Asks this server and no other."""
        found = dns.resolver.Resolver(configure=False)
        found.nameservers, found.port = ["127.0.0.1"], self.port
        return found

    def _serve(self) -> None:
        while True:
            asked, where = self._socket.recvfrom(4096)
            if self._is_over:
                return
            try:
                answer = self._answer(dns.message.from_wire(asked))
            except dns.exception.DNSException:
                continue
            if not self._is_silent:
                self._socket.sendto(answer.to_wire(), where)

    def _answer(self, asked: dns.message.Message) -> dns.message.Message:
        answer = dns.message.make_response(asked)
        answer.flags |= dns.flags.RA
        [question] = asked.question
        name, kind = question.name.to_text(omit_final_dot=True), dns.rdatatype.to_text(question.rdtype)
        if values := self._records.get((name, kind)):
            answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *values))
        elif not any(known == name for known, _kind in self._records):
            answer.set_rcode(dns.rcode.NXDOMAIN)
        return answer
