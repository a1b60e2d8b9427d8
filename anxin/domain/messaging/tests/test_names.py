"""What the doctor says of a domain, asked from a real name server."""

from __future__ import annotations

import dns.resolver
import pytest

from anxin.domain.messaging import names
from tests.fakes.names import NameServer

DOMAIN, SERVER = "anran.com", "mx.anran.com"
KEY = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA" + "x" * 300
SIGNING = (f"s1._domainkey.{DOMAIN}", f"v=DKIM1; k=rsa; p={KEY}", True)
# As a zone file has it: a text longer than 255 characters stands in several pieces.
GOOD = {
    (DOMAIN, "TXT"): ['"google-site-verification=1"', '"v=spf1 include:spf.example ~all"'],
    (SIGNING[0], "TXT"): [f'"v=DKIM1; k=rsa; p={KEY[:200]}" "{KEY[200:]}"'],
    (f"_dmarc.{DOMAIN}", "TXT"): ['"v=DMARC1; p=reject"'],
    (SERVER, "A"): ["192.0.2.25"],
    ("25.2.0.192.in-addr.arpa", "PTR"): [f"{SERVER}."],
}


@pytest.fixture
def findings(monkeypatch):
    """Looks at the domain with these records in the DNS."""

    def look(records, *, signing=SIGNING, is_silent=False):
        with NameServer(records, is_silent=is_silent) as server:
            monkeypatch.setattr(dns.resolver, "default_resolver", server.resolver())
            return list(names.look_at(DOMAIN, signing=signing, server=SERVER))

    return look


def without(name: str, kind: str = "TXT"):
    return {key: values for key, values in GOOD.items() if key != (name, kind)}


def test_a_domain_where_all_is_right_has_nothing_to_do(findings):
    found = findings(GOOD)
    assert [each.level for each in found] == ["ok"] * 4
    assert [each.todo for each in found] == [""] * 4


@pytest.mark.parametrize(
    ("records", "level", "what", "todo"),
    [
        (without(DOMAIN), "warn", "no SPF record", "add a TXT record: v=spf1"),
        (GOOD | {(DOMAIN, "TXT"): ['"v=spf1 -all"', '"v=spf1 ~all"']}, "warn", "2 SPF records", "leave one"),
        (without(SIGNING[0]), "fail", "no DKIM record s1._domainkey", "add the TXT record s1._domainkey"),
        (GOOD | {(SIGNING[0], "TXT"): ['"v=DKIM1; p=other"']}, "fail", "no DKIM record", "add the TXT record"),
        (without(f"_dmarc.{DOMAIN}"), "warn", "no DMARC record", f"_dmarc.{DOMAIN}: v=DMARC1"),
        (without("25.2.0.192.in-addr.arpa", "PTR"), "warn", "192.0.2.25 has no name (PTR)", "ask whoever runs"),
    ],
)
def test_what_is_missing_is_named_with_what_to_do(findings, records, level, what, todo):
    [found] = [each for each in findings(records) if each.level != "ok"]
    assert found.level == level
    assert what in found.what
    assert todo in found.todo


def test_a_key_whose_record_is_there_is_to_be_switched_on(findings):
    [found] = [each for each in findings(GOOD, signing=(*SIGNING[:2], False)) if each.level != "ok"]
    assert "switch signing on" in found.todo


def test_unsigned_mail_is_a_warning_only(findings):
    [found] = [each for each in findings(GOOD, signing=None) if each.level != "ok"]
    assert (found.level, found.what) == ("warn", f"{DOMAIN}: mail is not signed by us")


def test_without_a_network_it_says_so_once_and_soon(findings, monkeypatch):
    monkeypatch.setattr(names, "_SECONDS", 0.3)
    [found] = findings({}, is_silent=True)
    assert found.level == "warn"
    assert "cannot be asked" in found.what
    assert "when there is a network" in found.todo
