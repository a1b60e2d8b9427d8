"""What the DNS says about a domain that sends mail. Never waits long: without a network it says so and stops."""

from __future__ import annotations

from collections.abc import Iterator

from anxin.foundation.health import Finding

# For each question; a domain is asked about four of them.
_SECONDS = 3.0
Signing = tuple[str, str, bool] | None


class NoNetwork(Exception):
    """Nobody answers questions about names."""


def look_at(domain: str, *, signing: Signing, server: str) -> Iterator[Finding]:
    """Findings about one domain. `signing`: (record name, record, whether it is switched on) of its DKIM key, if it has one."""
    try:
        yield _spf(domain)
        yield from _dkim(domain, signing)
        yield _dmarc(domain)
        yield from _ptr(server)
    except NoNetwork as error:
        yield Finding("warn", f"{domain}: the DNS cannot be asked: {error}", "look again when there is a network")


def _spf(domain: str) -> Finding:
    found = [each for each in _texts(domain) if each.lower().startswith("v=spf1")]
    if len(found) == 1:
        return Finding("ok", f"{domain}: SPF {found[0][:80]}")
    if found:
        return Finding("warn", f"{domain}: {len(found)} SPF records, so none counts", "leave one TXT record v=spf1 …")
    return Finding("warn", f"{domain}: no SPF record", "add a TXT record: v=spf1 include:<your mail provider> ~all")


def _dkim(domain: str, signing: Signing) -> Iterator[Finding]:
    if signing is None:
        yield Finding(
            "warn", f"{domain}: mail is not signed by us", "Settings → Mail → Signature, unless your provider signs"
        )
        return
    name, record, is_on = signing
    wanted = record.partition("p=")[2]
    is_there = any(wanted in each.replace(" ", "") for each in _texts(name))
    if is_there and is_on:
        yield Finding("ok", f"{domain}: DKIM {name}")
    elif is_there:
        yield Finding("warn", f"{domain}: the DKIM record is there", "switch signing on in Settings → Mail → Signature")
    else:
        todo = f"add the TXT record {name}, as Settings → Mail → Signature shows it"
        yield Finding("fail" if is_on else "warn", f"{domain}: no DKIM record {name}", todo)


def _dmarc(domain: str) -> Finding:
    found = [each for each in _texts(f"_dmarc.{domain}") if each.lower().startswith("v=dmarc1")]
    if found:
        return Finding("ok", f"{domain}: DMARC {found[0][:80]}")
    return Finding(
        "warn", f"{domain}: no DMARC record", f"add a TXT record _dmarc.{domain}: v=DMARC1; p=none; rua=mailto:…"
    )


def _ptr(server: str) -> Iterator[Finding]:
    """The sending server's address should have a name: many receivers refuse mail from one that has none."""
    for address in _ask(server, "A")[:1]:
        names = _ask(".".join(reversed(address.split("."))) + ".in-addr.arpa", "PTR")
        if names:
            yield Finding("ok", f"{server}: {address} is called {names[0]}")
        else:
            yield Finding("warn", f"{server}: {address} has no name (PTR)", "ask whoever runs the server to set one")


def _texts(name: str) -> list[str]:
    return ["".join(part.strip('"') for part in each.split('" "')) for each in _ask(name, "TXT")]


def _ask(name: str, kind: str) -> list[str]:
    """Answers as text, empty when there are none. Raises NoNetwork."""
    # Not at start-up: the resolver reads the machine's settings when imported.
    import dns.exception
    import dns.resolver

    try:
        answer = dns.resolver.resolve(name, kind, lifetime=_SECONDS)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except (dns.exception.DNSException, OSError) as error:
        raise NoNetwork(f"{type(error).__name__} for {name}") from error
    return [each.to_text() for each in answer]
