"""Files of one person for the story of an agent who finds and merges them: `python -m tests.journeys.stage_customers STEP`."""

import json
import sys

from anxin.config.boot import setup

setup()

from anxin.domain.accounts.models import Brand, Staff  # noqa: E402
from anxin.domain.accounts.queries import actor_of  # noqa: E402
from anxin.domain.cases.operations.receiving import receive  # noqa: E402
from anxin.domain.customers.models import ContactPoint  # noqa: E402
from anxin.domain.customers.operations import contacts, opening  # noqa: E402
from anxin.domain.customers.operations.files import identify  # noqa: E402
from anxin.foundation import clock  # noqa: E402
from anxin.foundation.actors import SYSTEM, Actor  # noqa: E402


def _case(customer, text):
    brand = Brand.objects.get(code="anran")
    return receive(
        brand_id=brand.pk,
        customer_id=customer.pk,
        channel="portal",
        type_code="repair",
        text=text,
        language="zh-hans",
        actor=Actor(kind="customer", id=customer.pk, name=customer.name),
        at=clock.now(),
    ).case


def twins():
    """One person has two files: the same phone in two spellings, a mail address with and without a dot; a case in each."""
    agent = actor_of(Staff.objects.get(email="agent@anran.example"))
    at = clock.now()
    one = identify(
        phone="13800001234", email="wang.xl@gmail.com", name="王秀兰", language="zh-hans", actor=SYSTEM, at=at
    )
    first = _case(one, "空调不制冷。")
    brand = Brand.objects.get(code="anran")
    other = opening.open_reachable(
        given={"name": "王秀蘭"}, brand_id=brand.pk, points=[("email", "wangxl@gmail.com")], actor=agent, at=at
    )
    contacts.add(customer_id=other.pk, kind="phone", value="+86 138-0000-1234", actor=agent, at=at)
    second = _case(other, "遥控器丢了。")
    return {"one": one.pk, "other": other.pk, "cases": [first.number, second.number]}


def strangers():
    """Mother and daughter share a phone; each has proved a mail address of her own."""
    agent = actor_of(Staff.objects.get(email="agent@anran.example"))
    at, brand, ids = clock.now(), Brand.objects.get(code="anran"), []
    for name, mail in (("李梅", "limei@example.com"), ("李小雨", "xiaoyu@example.com")):
        file = opening.open_reachable(
            given={"name": name}, brand_id=brand.pk, points=[("email", mail)], actor=agent, at=at
        )
        contacts.add(customer_id=file.pk, kind="phone", value="13900005678", actor=agent, at=at)
        point = ContactPoint.objects.get(customer=file, kind="email")
        contacts.verify(point_id=point.pk, how="reply", actor=agent, at=at)
        ids.append(file.pk)
    return {"one": ids[0], "other": ids[1]}


if __name__ == "__main__":
    print(json.dumps({"twins": twins, "strangers": strangers}[sys.argv[1]]()))
