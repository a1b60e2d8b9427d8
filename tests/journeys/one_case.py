"""A case for the first brand, made as the portal makes it; prints its number. Run as a module on a journey's server."""

from anxin.config.boot import setup

setup()

from anxin.domain.accounts.models import Brand  # noqa: E402
from anxin.domain.cases.operations.receiving import receive  # noqa: E402
from anxin.domain.customers.operations.files import identify  # noqa: E402
from anxin.foundation import clock  # noqa: E402
from anxin.foundation.actors import SYSTEM, Actor  # noqa: E402


def main() -> None:
    """One customer asks the brand that was made first."""
    at = clock.now()
    customer = identify(
        phone="13800001234", email="wang@example.com", name="王秀兰", language="zh-hans", actor=SYSTEM, at=at
    )
    received = receive(
        brand_id=Brand.objects.order_by("pk").first().pk,
        customer_id=customer.pk,
        channel="portal",
        type_code="repair",
        text="空调开了半小时还是不凉。",
        language="zh-hans",
        actor=Actor(kind="customer", id=customer.pk, name=customer.name),
        at=at,
    )
    print(received.case.number)


if __name__ == "__main__":
    main()
