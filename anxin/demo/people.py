"""Invented customers: a seeded generator, so that the same seed always meets the same people."""

from __future__ import annotations

import random
from typing import Any

from anxin.demo.content import read
from anxin.demo.shapes import Address, Customer

VOICES = {"young_parent": 16, "curt": 20, "polite": 22, "angry": 10, "verbose": 12, "plain": 20}
GENERATIONS = {1950: (1946, 1960), 1970: (1963, 1978), 1985: (1980, 1993), 1998: (1994, 2003)}
ELDERLY_BORN_BEFORE = 1962
MAIL_HOSTS = ("mail.example", "post.example", "example.com", "home.example")

# Phone numbers: the part before the last four digits is 0000 (or 00), so anyone sees that they are invented,
# yet their shape is one that phone libraries accept.
MAINLAND_MOBILE, TAIWAN_MOBILE, HONG_KONG_MOBILE = "+861900000{:04d}", "+88690000{:04d}", "+8529800{:04d}"
MOST_CUSTOMERS, STRIDE = 9999, 7919  # the stride has no divisor in common with 10,000: no number comes twice


def invent_customers(count: int, rng: random.Random) -> tuple[Customer, ...]:
    """`count` customers: about 76 % mainland Chinese, 11 % from Taiwan and Hong Kong, 13 % English-speaking.

    Raises ValueError above 9,999, where the invented phone blocks end.
    """
    if count > MOST_CUSTOMERS:
        raise ValueError(f"at most {MOST_CUSTOMERS} customers: the invented phone blocks end there")
    return tuple(_invent(number, rng) for number in range(1, count + 1))


def _invent(number: int, rng: random.Random) -> Customer:
    makers = (_mainlander, _neighbour, _foreigner)
    return rng.choices(makers, weights=(76, 11, 13))[0](number, rng)


def _mainlander(number: int, rng: random.Random) -> Customer:
    people, gender = read("people"), rng.choice(("female", "male"))
    generation = rng.choices(tuple(GENERATIONS), weights=(18, 27, 37, 18))[0]
    surname = rng.choices(tuple(people["surnames"]), weights=tuple(people["surnames"].values()))[0]
    place = rng.choice(people["places"]["mainland"])
    born = rng.randint(*GENERATIONS[generation])
    phones: tuple[str, ...] = (_phone(MAINLAND_MOBILE, number),)
    if born < ELDERLY_BORN_BEFORE and len(place["code"]) == 3:
        phones += (_phone(f"+86{place['code']}0000{{:04d}}", number),)
    return Customer(
        key=f"customer-{number:05d}",
        name=surname + rng.choice(people["given"][gender][generation]),
        salutation=surname + _title(gender, born),
        gender=gender,
        birth_year=born,
        voice=_voice(born, rng),
        language="zh-hans",
        phones=phones,
        mails=() if born < ELDERLY_BORN_BEFORE else _mails(number, rng),
        address=_mainland_address(place, rng),
    )


def _neighbour(number: int, rng: random.Random) -> Customer:
    people, gender = read("people"), rng.choice(("female", "male"))
    names, is_taiwan = people["taiwan_hong_kong"], rng.random() < 0.6
    surname, born = rng.choice(names["surnames"]), rng.randint(1950, 2003)
    pattern = TAIWAN_MOBILE if is_taiwan else HONG_KONG_MOBILE
    return Customer(
        key=f"customer-{number:05d}",
        name=surname + rng.choice(names[gender]),
        salutation=surname + ("小姐" if gender == "female" else "先生"),
        gender=gender,
        birth_year=born,
        voice=_voice(born, rng),
        language="zh-hant",
        phones=(_phone(pattern, number),),
        mails=_mails(number, rng),
        address=_neighbour_address("taiwan" if is_taiwan else "hong_kong", rng),
    )


def _foreigner(number: int, rng: random.Random) -> Customer:
    people, gender = read("people"), rng.choice(("female", "male"))
    names, born = people["english"], rng.randint(1958, 2001)
    first, last = rng.choice(names[f"first_{gender}"]), rng.choice(names["last"])
    return Customer(
        key=f"customer-{number:05d}",
        name=f"{first} {last}",
        salutation=first,
        gender=gender,
        birth_year=born,
        voice=_voice(born, rng),
        language="en",
        phones=(_phone(MAINLAND_MOBILE, number),),
        mails=_mails(number, rng),
        address=_mainland_address(rng.choice(people["places"]["mainland"]), rng),
    )


def _title(gender: str, born: int) -> str:
    if born < ELDERLY_BORN_BEFORE:
        return "阿姨" if gender == "female" else "叔叔"
    return "女士" if gender == "female" else "先生"


def _voice(born: int, rng: random.Random) -> str:
    if born < ELDERLY_BORN_BEFORE:
        return "elderly"
    voice = rng.choices(tuple(VOICES), weights=tuple(VOICES.values()))[0]
    return "plain" if voice == "young_parent" and not 1980 <= born <= 1998 else voice


def _phone(pattern: str, number: int) -> str:
    return pattern.format(number * STRIDE % 10000)


def _mails(number: int, rng: random.Random) -> tuple[str, ...]:
    return (f"{rng.choice(read('people')['mail_handles'])}{number * STRIDE % 10000}@{rng.choice(MAIL_HOSTS)}",)


def _mainland_address(place: dict[str, Any], rng: random.Random) -> Address:
    places = read("people")["places"]
    street = (
        f"{rng.choice(places['streets'])}{rng.randint(3, 480)}号{rng.choice(places['estates'])}"
        f"{rng.randint(1, 28)}幢{rng.randint(1, 4)}单元{rng.randint(1, 26)}0{rng.randint(1, 4)}室"
    )
    return Address("CN", place["province"], place["city"], rng.choice(place["districts"]), street)


def _neighbour_address(area: str, rng: random.Random) -> Address:
    places = read("people")["places"]
    place = rng.choice(places[area])
    street = f"{rng.choice(places[f'{area}_streets'])}{rng.randint(2, 280)}號{rng.randint(2, 24)}樓"
    country = "TW" if area == "taiwan" else "HK"
    return Address(country, place["province"], place["city"], rng.choice(place["districts"]), street)
