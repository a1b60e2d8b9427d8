"""Removing the demo leaves nothing of it, and everything that people made themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps

from anxin.demo import removal
from anxin.demo.loading import load
from anxin.demo.models import DemoLoad
from anxin.demo.tests.test_loading import AT
from anxin.domain.accounts.models import Brand, Installation, Staff, Team
from anxin.domain.accounts.operations.roles import grant
from anxin.domain.accounts.operations.staff import join
from anxin.domain.accounts.queries import actor_of
from anxin.domain.cases.models import Case, CaseType
from anxin.domain.cases.operations.receiving import receive
from anxin.domain.cases.rules.delivered import delivered_types
from anxin.domain.customers.models import Customer
from anxin.domain.customers.operations.files import identify
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.errors import Forbidden
from anxin.foundation.events.models import Event, EventSubject
from anxin.foundation.files import store
from anxin.foundation.files.models import StoredFile
from anxin.foundation.jobs.models import Job
from anxin.foundation.search.models import SearchDocument

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


@pytest.fixture
def book(db):
    return load(at=AT, customers=80, cases=60)


@pytest.fixture
def administrator(book) -> Actor:
    """Somebody the demo did not bring."""
    staff = join(email="own@example.com", name="于安", password=None, actor=SYSTEM, at=AT)
    grant(staff_id=staff.pk, role="administrator", scopes={}, actor=SYSTEM, at=AT)
    return actor_of(staff)


def open_case(brand, customer, text="热水器点火以后自己灭。"):
    return receive(
        brand_id=brand.pk,
        customer_id=customer.pk,
        channel="portal",
        type_code="repair",
        text=text,
        language="zh-hans",
        actor=Actor(kind="customer", id=customer.pk),
        at=LATER,
    ).case


def test_nothing_of_the_demo_is_left(book, administrator, run_jobs, django_capture_on_commit_callbacks):
    run_jobs()
    paths = [store.path_of(row.sha256) for row in StoredFile.objects.all()]
    with django_capture_on_commit_callbacks(execute=True):
        removal.remove_everything(actor=administrator, at=LATER)
    left = {
        model._meta.label: model.objects.count()
        for model in apps.get_models()
        if model._meta.app_label
        in ("cases", "conversations", "customers", "messaging", "workforce", "catalog", "search", "files", "demo")
        and model._meta.object_name not in ("CaseType", "Stage", "ContactKind")
    }
    assert {label: count for label, count in left.items() if count} == {}
    assert paths and not any(path.exists() for path in paths)
    assert not EventSubject.objects.filter(kind__in=("case", "customer")).exists()
    assert [brand.code for brand in Brand.objects.all()] == []
    assert list(Staff.objects.values_list("email", flat=True)) == ["own@example.com"]


def test_what_people_made_themselves_stays(book, administrator, run_jobs):
    brand = Brand.objects.create(code="own", names={"en": "Own"})
    team = Team.objects.create(code="own", names={"en": "Own"}, brand=book.brands["jihe"])
    customer = identify(phone="13800007777", name="方圆", language="zh-hans", actor=SYSTEM, at=LATER)
    mine, demo_customer = open_case(brand, customer), book.written[0].customer
    shared = open_case(brand, demo_customer)
    Case.objects.filter(pk=mine.pk).update(owner=book.staff["agent_he"])
    removal.remove_everything(actor=administrator, at=LATER)
    mine.refresh_from_db()
    assert mine.owner_id is None and mine.brand_id == brand.pk
    assert {mine.pk, shared.pk} == set(Case.objects.values_list("pk", flat=True))
    assert set(Customer.objects.values_list("pk", flat=True)) == {customer.pk, demo_customer.pk}
    team.refresh_from_db()
    assert team.brand_id is None
    assert SearchDocument.objects.filter(kind="case").count() <= 2


def test_customers_who_tried_the_demo_go_with_it(book, administrator):
    visitor = identify(phone="13800008888", name="访客", language="zh-hans", actor=SYSTEM, at=LATER)
    open_case(book.brands["jihe"], visitor)
    removal.remove_everything(actor=administrator, at=LATER)
    assert not Customer.objects.exists()


def test_the_delivered_case_types_are_back_unless_somebody_changed_them(book, administrator):
    changed = CaseType.objects.get(code="complaint")
    changed.fields = [*changed.fields, {"key": "floor", "names": {"en": "Floor"}, "type": "text"}]
    changed.save()
    removal.remove_everything(actor=administrator, at=LATER)
    given = {each["code"]: each for each in delivered_types()}
    repair = CaseType.objects.get(code="repair")
    assert repair.fields == given["repair"]["fields"]
    assert [s.code for s in repair.stages.all()] == [s["code"] for s in given["repair"]["stages"]]
    assert CaseType.objects.get(code="complaint").fields[-1]["key"] == "floor"


def test_a_removal_that_was_interrupted_goes_on(book, administrator):
    loaded = removal.request_removal(actor=administrator, at=LATER)
    next(removal._remove_cases(loaded))  # one batch, then the process dies
    assert 0 < Case.objects.count() < 60
    removal.remove_everything(actor=administrator, at=LATER)
    assert not DemoLoad.objects.exists() and not Customer.objects.exists()


def test_the_rules_for_real_work_hold_again_and_the_audit_log_says_who_did_it(book, administrator):
    removal.remove_everything(actor=administrator, at=LATER)
    installation = Installation.objects.get(pk=1)
    assert installation.set_up_at and installation.requires_second_factor and not installation.holds_demo_data
    event = Event.objects.get(type="demo.DemoDataRemoved")
    assert (event.actor_id, event.data["leaves_nobody"]) == (administrator.id, False)


def test_the_first_run_page_opens_when_nobody_is_left_to_administer(book):
    removal.remove_everything(actor=SYSTEM, at=LATER)
    assert Installation.objects.get(pk=1).set_up_at is None
    load(at=LATER, customers=80, cases=60)  # and the demo can be loaded again


def test_removal_is_asked_for_once_and_done_by_a_job(book, administrator, run_jobs):
    removal.request_removal(actor=administrator, at=LATER)
    removal.request_removal(actor=administrator, at=LATER)
    assert Job.objects.filter(kind="demo.remove").count() == 1
    run_jobs()
    assert removal.present() is None


def test_removal_needs_the_right_to_it(book):
    with pytest.raises(Forbidden):
        removal.request_removal(actor=actor_of(book.staff["agent_he"]), at=LATER)
