"""Writes units with their owners, orders, services and repairs of the last eighteen months, in bulk."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from anxin.demo.cases import serial_number
from anxin.demo.content import read
from anxin.demo.shapes import Address
from anxin.demo.shapes import Line as LinePlan
from anxin.demo.shapes import Model as ModelPlan
from anxin.demo.writing.book import Book
from anxin.domain.cases.models import Case
from anxin.domain.catalog.models import Firmware, Part
from anxin.domain.customers.models import Customer
from anxin.domain.purchases.models import ExclusionConfirmed, Purchase, PurchaseLine
from anxin.domain.units.models import (
    EpisodePart,
    EpisodeWait,
    FirmwareInstallation,
    Ownership,
    OwnershipClaim,
    ServiceEpisode,
    Unit,
)
from anxin.domain.units.types import ClaimState, State
from anxin.foundation.ids import new_code

BATCH = 500
PER_CUSTOMER = 4 / 3
DAYS = 540
CHANNELS = (("online", 38), ("store", 27), ("live_stream", 15), ("dealer", 14), ("group", 4), ("company", 2))


@dataclass
class _Life:
    """One unit being written, with what its rows need."""

    unit: Unit
    plan: ModelPlan
    customer: Customer
    place: str
    bought_at: datetime


def write(book: Book) -> None:
    """Units of the cases first, so that each case names its own; the others belong to everybody else."""
    rng = random.Random("units")
    lives = list(_lives(book, rng))
    Unit.objects.bulk_create([life.unit for life in lives], batch_size=BATCH)
    _link_cases(book, lives)
    Ownership.objects.bulk_create([_ownership(life) for life in lives], batch_size=BATCH)
    _purchases(book, lives, rng)
    _episodes(book, lives, rng)
    _firmware(lives, rng)
    _claims(book, lives)


def _lives(book: Book, rng: random.Random) -> Iterator[_Life]:
    plans = {plan.number: plan for plan in book.plan.models}
    places = {plan.key: plan.address for plan in book.plan.customers}
    keys = list(book.customers)
    seen: set[str] = set()
    for each in book.written:
        serial = str(each.case.values.get("serial", ""))
        if each.plan.model_number in plans and serial and serial not in seen:
            seen.add(serial)
            days = rng.randint(40, DAYS)
            yield _life(book, plans[each.plan.model_number], each.plan.customer_key, serial, days, places, rng)
    models = list(plans.values())
    for number in range(int(len(keys) * PER_CUSTOMER) - len(seen)):
        plan, days = models[number % len(models)], rng.randint(3, DAYS)
        brand = next(brand for brand in book.plan.brands if brand.key == _line(book, plan).brand_key)
        serial = serial_number(brand, plan, book.at.date() - timedelta(days=days), rng)
        if serial in seen:
            continue
        seen.add(serial)
        yield _life(book, plan, keys[rng.randrange(len(keys))], serial, days, places, rng)


def _life(
    book: Book, plan: ModelPlan, key: str, serial: str, days: int, places: dict[str, Address], rng: random.Random
) -> _Life:
    bought = book.at.date() - timedelta(days=days)
    address = places[key]
    place = f"{address.province}{address.city}{address.district}{address.street}"
    model = book.models[plan.number]
    delivered = min(bought + timedelta(days=rng.randint(1, 5)), book.at.date())
    unit = Unit(
        brand=book.brands[_line(book, plan).brand_key],
        model=model,
        serial=serial,
        code=new_code(10),
        batch=f"{serial[3:8]}",
        made_date=bought - timedelta(days=rng.randint(20, 90)),
        sold_date=bought,
        delivered_date=delivered,
        installed_date=min(delivered + timedelta(days=rng.randint(0, 4)), book.at.date()),
        seller=rng.choice(read("shelf")["shops"]),
        state=State.RETIRED.value if rng.random() < 0.01 else State.IN_USE.value,
        place=place,
        created_at=_instant(bought),
    )
    return _Life(unit, plan, book.customers[key], place, _instant(bought))


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(10, 30), ZoneInfo("Asia/Shanghai"))


def _line(book: Book, plan: ModelPlan) -> LinePlan:
    return next(line for line in book.plan.lines if line.key == plan.line_key)


def _link_cases(book: Book, lives: list[_Life]) -> None:
    by_serial = {life.unit.serial: life.unit for life in lives}
    cases: list[Case] = []
    for each in book.written:
        unit = by_serial.get(str(each.case.values.get("serial", "")))
        if unit is not None and unit.brand_id == each.case.brand_id:
            each.case.unit = unit
            cases.append(each.case)
    Case.objects.bulk_update(cases, ["unit"], batch_size=BATCH)


def _ownership(life: _Life) -> Ownership:
    return Ownership(unit=life.unit, customer=life.customer, role="owner", from_at=life.bought_at, how="bought")


def _purchases(book: Book, lives: list[_Life], rng: random.Random) -> None:
    names, weights = zip(*CHANNELS, strict=True)
    orders = []
    for number, life in enumerate(lives, start=1):
        price = Decimal(life.plan.price_yuan)
        paid = price - Decimal(rng.choice((0, 0, 50, 100, 200)))
        channel = rng.choices(names, weights=weights)[0]
        subsidy = (paid * Decimal("0.15")).quantize(Decimal(1)) if rng.random() < 0.3 else Decimal(0)
        payments = [{"method": rng.choice(("alipay", "wechat", "card")), "amount": f"{paid - subsidy}"}]
        payments += [{"method": "subsidy", "amount": f"{subsidy}"}] if subsidy else []
        orders.append(
            Purchase(
                brand=life.unit.brand,
                customer=life.customer,
                source="shop",
                external_id=f"D{life.bought_at:%y%m%d}{number:06d}",
                order_number=f"{life.bought_at:%y%m%d}{number:08d}",
                channel=channel,
                shop=life.unit.seller,
                bought_at=life.bought_at,
                total_amount=paid,
                payments=payments,
                coupons=["NEW200"] if price - paid == 200 else [],
                gifts=["清洁套装"] if rng.random() < 0.12 else [],
                invoice_number=f"24{number:08d}",
                invoice_title=life.customer.name,
                invoice_date=life.unit.sold_date,
                carrier="即禾物流",
                tracking=f"JH{number:010d}",
                delivered_at=_instant(life.unit.delivered_date or life.bought_at.date()),
                signed_at=_instant(life.unit.delivered_date or life.bought_at.date()),
                signed_by=life.customer.name,
                installed_date=life.unit.installed_date,
                created_at=life.bought_at,
            )
        )
    made = Purchase.objects.bulk_create(orders, batch_size=BATCH)
    PurchaseLine.objects.bulk_create(
        [
            PurchaseLine(
                purchase=row,
                position=1,
                model=life.unit.model,
                unit=life.unit,
                list_amount=life.plan.price_yuan,
                paid_amount=row.total_amount,
            )
            for row, life in zip(made, lives, strict=True)
        ],
        batch_size=BATCH,
    )
    ExclusionConfirmed.objects.bulk_create(
        [
            ExclusionConfirmed(
                purchase=row,
                what="opened_no_return",
                wording="本商品拆封激活后不支持七天无理由退货，我已知悉。",
                at=row.bought_at,
            )
            for row, life in zip(made, lives, strict=True)
            if life.plan.line_key in ("headphones", "robot")
        ],
        batch_size=BATCH,
    )


def _episodes(book: Book, lives: list[_Life], rng: random.Random) -> None:
    """One unit in seven was repaired, some of them again for the same problem; each has its parts and waits."""
    problems = read("shelf")["problems"]
    parts: dict[int, list[Part]] = {}
    for part in Part.objects.filter(is_active=True).prefetch_related("fits"):
        for model in part.fits.all():
            parts.setdefault(model.pk, []).append(part)
    rows: list[ServiceEpisode] = []
    again: list[ServiceEpisode] = []
    for life in lives:
        age = (book.at - life.bought_at).days
        if age < 30 or rng.random() > 1 / 7:
            continue
        start = life.bought_at + timedelta(days=rng.randint(15, age - 10))
        for turn in range(2 if rng.random() < 0.15 else 1):
            start += timedelta(days=turn * rng.randint(5, 12))
            if start > book.at - timedelta(days=4):
                break
            end = start + timedelta(hours=rng.randint(2, 80))
            problem = rng.choice(problems.get(life.plan.line_key, ["不工作"]))
            row = ServiceEpisode(
                unit=life.unit,
                kind="repair",
                where=rng.choice(("on_site", "on_site", "workshop")),
                started_at=start,
                ended_at=end,
                problem=problem,
                outcome=rng.choices(("fixed", "no_fault", "not_fixed"), weights=(85, 10, 5))[0],
                result="更换配件后试机正常。" if turn else "检查后处理，试机正常。",
            )
            if turn:
                row.problem = rows[-1].problem
                again.append(row)
            rows.append(row)
    made = ServiceEpisode.objects.bulk_create(rows, batch_size=BATCH)
    for before, row in itertools.pairwise(made):
        row.same_problem_id = before.pk if row in again else row.pk
    if made:
        made[0].same_problem_id = made[0].pk
    ServiceEpisode.objects.bulk_update(made, ["same_problem"], batch_size=BATCH)
    changed, waits = [], []
    for row in made:
        known = parts.get(row.unit.model_id or 0, [])
        if row.outcome == "fixed" and known and rng.random() < 0.6:
            changed.append(EpisodePart(episode=row, part=rng.choice(known)))
            if rng.random() < 0.3 and row.ended_at:
                until = row.started_at + (row.ended_at - row.started_at) * 0.7
                waits.append(EpisodeWait(episode=row, reason="parts", from_at=row.started_at, until_at=until))
    EpisodePart.objects.bulk_create(changed, batch_size=BATCH)
    EpisodeWait.objects.bulk_create(waits, batch_size=BATCH)


def _firmware(lives: list[_Life], rng: random.Random) -> None:
    releases: dict[int, list[Firmware]] = {}
    for release in Firmware.objects.order_by("released_date"):
        releases.setdefault(release.model_id, []).append(release)
    installed = []
    for life in lives:
        known = releases.get(life.unit.model_id or 0)
        if known:
            life.unit.firmware = rng.choice(known)
            at = max(life.bought_at, _instant(life.unit.firmware.released_date))
            installed.append(
                FirmwareInstallation(
                    unit=life.unit, firmware=life.unit.firmware, installed_at=at, how="air", actor_kind="system"
                )
            )
    Unit.objects.bulk_update([row.unit for row in installed], ["firmware"], batch_size=BATCH)
    FirmwareInstallation.objects.bulk_create(installed, batch_size=BATCH)


def _claims(book: Book, lives: list[_Life]) -> None:
    """Three people wait for a decision: bought second-hand, got as a present, came with the flat."""
    words = ("上个月在二手平台买的，附聊天记录。", "父母换新机，这台给我用了。", "租的房子里原来就有，房东让我登记。")
    people = list(book.customers.values())
    OwnershipClaim.objects.bulk_create(
        OwnershipClaim(
            unit=life.unit,
            customer=next(one for one in people[place:] if one.pk != life.customer.pk),
            message=message,
            state=ClaimState.ASKED.value,
            asked_at=book.at - timedelta(hours=5 + 20 * place),
        )
        for place, (life, message) in enumerate(zip(lives[-3:], words, strict=True))
    )
