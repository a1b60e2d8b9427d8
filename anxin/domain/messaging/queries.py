"""Reads of messaging: wordings, states, reachability."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import make_msgid

from django.db.models import Q, QuerySet

from anxin.domain.accounts import policies
from anxin.domain.accounts import queries as accounts
from anxin.domain.messaging.catalogue import get_text
from anxin.domain.messaging.look import Look, linked
from anxin.domain.messaging.models import (
    DeliveryReport,
    DkimKey,
    DomainPause,
    MailAccount,
    Mailbox,
    Outgoing,
    Suppression,
    TextOverride,
)
from anxin.domain.messaging.rules.addresses import for_wire
from anxin.domain.messaging.rules.wording import fill
from anxin.domain.messaging.types import Rendered
from anxin.foundation.actors import Actor
from anxin.foundation.text.localised import in_language
from anxin.foundation.text.script import to_traditional

_NO_DOMAIN = "anxin.invalid"


def render(text_id: str, *, brand_id: int | None, language: str, values: Mapping[str, str]) -> Rendered:
    """A text in the brand's wording (else everyone's, else the delivered one) with values put in."""
    subject, body = wording(text_id, brand_id=brand_id, language=language)
    return Rendered(subject=fill(subject, values)[:250], body=fill(body, values), language=language)


def wording(text_id: str, *, brand_id: int | None, language: str) -> tuple[str, str]:
    """Subject and body with their variables, before values are put in: the brand's, else everyone's, else as delivered."""
    rows = list(TextOverride.objects.filter(Q(brand_id=brand_id) | Q(brand_id=None), text_id=text_id))
    for brand in dict.fromkeys((brand_id, None)):
        found = {row.language: row for row in rows if row.brand_id == brand}
        if language in found:
            return found[language].subject, found[language].body
        if language == "zh-hant" and "zh-hans" in found:
            return to_traditional(found["zh-hans"].subject), to_traditional(found["zh-hans"].body)
    return delivered_wording(text_id, language)


def delivered_wording(text_id: str, language: str) -> tuple[str, str]:
    """Subject and body as they come with the product."""
    text = get_text(text_id)
    return in_language(text.subjects, language), in_language(text.bodies, language)


def preview(subject: str, body: str, *, values: Mapping[str, str]) -> tuple[str, str]:
    """Subject and body (as safe HTML) of a wording with values put in, as a mail shows them."""
    return fill(subject, values), linked(fill(body.replace("\r\n", "\n"), values))


def find_override(text_id: str, *, brand_id: int | None, language: str) -> TextOverride | None:
    """The wording written for exactly this brand (None: for all) and language, or None."""
    return TextOverride.objects.filter(text_id=text_id, brand_id=brand_id, language=language).first()


def overrides(actor: Actor) -> QuerySet[TextOverride]:
    """Every wording of our own that the actor may change."""
    return policies.within(TextOverride.objects.all(), actor, "settings.messaging", {"brand": "brand_id"})


def look(brand_id: int | None, language: str) -> Look:
    """What mails of a brand look like; plain for mails of no brand."""
    if brand_id is None:
        return Look()
    brand = accounts.get_brand(brand_id)
    return Look(in_language(brand.names, language), brand.accent)


def mail_account(brand_id: int | None) -> MailAccount | None:
    """The account a brand's mail leaves by: its own, else the common one; None when neither is set.

    Mail of no brand (log-in links) takes the common one, else any: nobody could log in otherwise.
    """
    accounts = MailAccount.objects.order_by("id")
    if brand_id is not None:
        accounts = accounts.filter(Q(brand_id=brand_id) | Q(brand_id=None))
    return min(accounts, key=lambda account: account.brand_id != brand_id, default=None)


def mail_accounts(actor: Actor) -> QuerySet[MailAccount]:
    """The accounts the actor may change."""
    return policies.within(MailAccount.objects.all(), actor, "settings.messaging", {"brand": "brand_id"})


def new_message_id(from_address: str = "") -> str:
    """A Message-ID that exists once; until it is known where mail leaves from, under a domain that never exists."""
    domain = for_wire(from_address).rpartition("@")[2] if from_address else _NO_DOMAIN
    return make_msgid(domain=domain)


def message_id_at(message_id: str, from_address: str) -> str:
    """The same id under the sender's domain when it had none yet."""
    known, _at, domain = message_id.rpartition("@")
    return f"{known}@{for_wire(from_address).rpartition('@')[2]}>" if domain == f"{_NO_DOMAIN}>" else message_id


def suppressed_because(channel: str, address: str, at: datetime) -> str | None:
    """Why nothing may go to that address now, or None."""
    row = standing_suppressions(channel, address, at).first() if address else None
    return row.reason if row else None


def of_reference(kind: str, ids: Iterable[int]) -> QuerySet[Outgoing]:
    """The outgoing messages that carry the given things, oldest first."""
    return Outgoing.objects.filter(reference_kind=kind, reference_id__in=list(ids)).order_by("id")


def outbox(actor: Actor) -> QuerySet[Outgoing]:
    """Everything that left or waits, of the brands whose messaging the actor looks after, newest first."""
    rows = policies.within(Outgoing.objects.all(), actor, "settings.messaging", {"brand": "brand_id"})
    return rows.select_related("brand").order_by("-id")


def find_outgoing(outgoing_id: int, actor: Actor) -> Outgoing | None:
    """One message with its tries and files, or None when the actor may not know of it."""
    return outbox(actor).prefetch_related("attempts", "files__file").filter(pk=outgoing_id).first()


def standing_suppressions(channel: str, address: str, at: datetime) -> QuerySet[Suppression]:
    """What holds messages to that address back now."""
    return Suppression.objects.filter(
        Q(until=None) | Q(until__gt=at), channel=channel, address=address.lower(), lifted_at=None
    ).order_by("id")


def sent_mail_ids(kind: str, ids: Iterable[int]) -> list[str]:
    """Message-IDs (with angle brackets) of the mails that left and carry the given things, oldest first."""
    rows = of_reference(kind, ids).filter(channel=Outgoing.Channel.MAIL, state=Outgoing.State.SENT)
    return list(rows.values_list("message_id", flat=True))


def find_by_message_ids(message_ids: Iterable[str]) -> list[Outgoing]:
    """The mails of ours with these Message-IDs (without angle brackets), newest first."""
    wanted = [f"<{each}>" for each in message_ids if each]
    return list(Outgoing.objects.filter(message_id__in=wanted).order_by("-id")) if wanted else []


def last_automatic(address: str, since: datetime) -> Outgoing | None:
    """The newest automatic mail that left for an address since then, or None."""
    rows = Outgoing.objects.filter(address=address, is_automatic=True, channel=Outgoing.Channel.MAIL)
    return rows.filter(created_at__gte=since).order_by("-id").first()


def own_addresses() -> frozenset[str]:
    """Every address we write from or are written to, in lower case."""
    return frozenset(
        each.lower()
        for rows in (
            MailAccount.objects.values_list("from_address", flat=True),
            Mailbox.objects.values_list("address", flat=True),
        )
        for each in rows
    )


def mailboxes(actor: Actor) -> QuerySet[Mailbox]:
    """The mailboxes the actor may change."""
    rows = policies.within(Mailbox.objects.all(), actor, "settings.messaging", {"brand": "brand_id"})
    return rows.select_related("brand").order_by("brand__order", "address")


def active_mailboxes() -> list[Mailbox]:
    """Every address that takes mail, oldest first."""
    return list(Mailbox.objects.filter(is_active=True, brand__is_active=True).order_by("id"))


def mailbox_of_brand(brand_id: int) -> Mailbox | None:
    """Where answers to a brand's mail arrive: a mailbox that tells cases apart by address before one that does not."""
    rows = Mailbox.objects.filter(is_active=True, brand_id=brand_id)
    return rows.order_by("-takes_plus", "id").first()


def reports(actor: Actor) -> QuerySet[DeliveryReport]:
    """What bounces and complaints said of mails the actor looks after, newest first."""
    rows = policies.within(DeliveryReport.objects.all(), actor, "settings.messaging", {"brand": "outgoing__brand_id"})
    return rows.select_related("outgoing").order_by("-id")


def suppressions(at: datetime) -> QuerySet[Suppression]:
    """Every address nothing goes to now, newest first."""
    return Suppression.objects.filter(Q(until=None) | Q(until__gt=at), lifted_at=None).order_by("-id")


def paused_domains(at: datetime) -> QuerySet[DomainPause]:
    """Domains that put us off, with until when."""
    return DomainPause.objects.filter(until__gt=at).order_by("until")


def signing_key(account: MailAccount) -> DkimKey | None:
    """The key mail of this account is signed with; None when signing is off, or the sender's domain is another one by now."""
    key = DkimKey.objects.filter(account=account, is_on=True).first()
    domain = for_wire(account.from_address).rpartition("@")[2].lower()
    return key if key is not None and key.domain == domain else None


def find_signing_key(account_id: int) -> DkimKey | None:
    """The key of an account, on or off; None when none was made."""
    return DkimKey.objects.filter(account_id=account_id).first()
