"""The fixed cast every test may use: two brands, their people, a customer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from anxin.foundation.actors import SYSTEM, Actor

AT = dt.datetime(2026, 3, 9, 2, 0, tzinfo=dt.UTC)  # a Monday, 10:00 in Shanghai
PASSWORD = "sommer-regen-26"


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path, settings):
    settings.DATA = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    from anxin.surfaces.kit import navigation

    navigation.forget_counts()


@dataclass
class Cast:
    """Brands, people and how they act. `agent` works for `brand`, `stranger` for `other_brand`, `supervisor` for all."""

    brand: object
    other_brand: object
    team: object
    model: object
    agent_staff: object
    colleague_staff: object
    stranger_staff: object
    supervisor_staff: object
    administrator_staff: object

    def actor(self, staff) -> Actor:
        """The staff member with everything granted."""
        from anxin.domain.accounts.queries import actor_of

        return actor_of(staff)

    @property
    def agent(self) -> Actor:
        """Agent of `brand`."""
        return self.actor(self.agent_staff)

    @property
    def colleague(self) -> Actor:
        """Another agent of `brand`."""
        return self.actor(self.colleague_staff)

    @property
    def stranger(self) -> Actor:
        """Agent of `other_brand` only."""
        return self.actor(self.stranger_staff)

    @property
    def supervisor(self) -> Actor:
        """Supervises everything."""
        return self.actor(self.supervisor_staff)

    @property
    def administrator(self) -> Actor:
        """May do everything."""
        return self.actor(self.administrator_staff)


@pytest.fixture
def cast(db) -> Cast:
    """Two brands with their people."""
    return make_cast()


def make_cast() -> Cast:
    """Write the cast into the database."""
    from anxin.config.boot import install
    from anxin.domain.accounts.models import Brand, Installation, Team
    from anxin.domain.catalog.models import ProductLine, ProductModel

    install()
    Installation.objects.update_or_create(pk=1, defaults={"set_up_at": AT, "requires_second_factor": False})
    brand = Brand.objects.create(code="anran", names={"zh-hans": "安然电器", "en": "Anran"}, hotline="400-000-0000")
    other = Brand.objects.create(code="qingyin", names={"zh-hans": "清音", "en": "Qingyin"})
    team = Team.objects.create(code="care", names={"zh-hans": "客服一组", "en": "Care 1"}, brand=brand)
    line = ProductLine.objects.create(brand=brand, code="ac", names={"zh-hans": "空调", "en": "Air conditioner"})
    model = ProductModel.objects.create(
        line=line, number="KFR-35GW/AR1", names={"zh-hans": "静眠 1.5 匹", "en": "Calm 1.5"}
    )
    return Cast(
        brand,
        other,
        team,
        model,
        _person("agent", "林小满", "agent", brand=[brand.pk]),
        _person("colleague", "周宁", "agent", brand=[brand.pk]),
        _person("stranger", "许冬", "agent", brand=[other.pk]),
        _person("supervisor", "沈岚", "supervisor"),
        _person("admin", "陆川", "administrator"),
    )


def _person(login, name, role, **scopes):
    from anxin.domain.accounts.operations.roles import grant
    from anxin.domain.accounts.operations.staff import join

    staff = join(email=f"{login}@anran.example", name=name, password=PASSWORD, actor=SYSTEM, at=AT)
    grant(staff_id=staff.pk, role=role, scopes=scopes, actor=SYSTEM, at=AT)
    return staff


@pytest.fixture
def customer(cast):
    """A customer with a phone and a mail address."""
    from anxin.domain.customers.operations.files import identify

    return identify(
        phone="13800001234", email="wang@example.com", name="王秀兰", language="zh-hans", actor=SYSTEM, at=AT
    )


@pytest.fixture
def case(cast, customer):
    """A repair case of `customer` that has just arrived by the portal."""
    return receive_case(cast, customer).case


def receive_case(cast, customer, text="空调开了半小时还是不凉，外机也不转。", **more):
    """Let `customer` open a case; any argument of `receive` may be given."""
    from anxin.domain.cases.operations.receiving import receive

    given = {
        "brand_id": cast.brand.pk,
        "customer_id": customer.pk,
        "channel": "portal",
        "type_code": "repair",
        "text": text,
        "model_id": cast.model.pk,
        "email": "wang@example.com",
        "language": "zh-hans",
        "actor": Actor(kind="customer", id=customer.pk, name=customer.name),
        "at": AT,
    }
    return receive(**{**given, **more})


@pytest.fixture
def run_jobs(db):
    """Run every job that is due at the (patched or real) present moment; returns how many ran."""
    from anxin.foundation.jobs.worker import run_due

    def run() -> int:
        total = 0
        while count := run_due(worker="test:0:0"):
            total += count
        return total

    return run


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, tmp_path_factory):
    """Every test process has a database of its own: a file on SQLite (threads behave as in production), a suffixed name on PostgreSQL."""
    from django.db import connections

    if connections["default"].vendor == "sqlite":
        connections["default"].settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
    else:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
