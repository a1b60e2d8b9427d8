"""Asking for help by a form: file and case in one step."""

import threading

import pytest
from django.db import connection

from anxin.domain.cases.models import Case
from anxin.domain.cases.operations import intake
from anxin.domain.customers.models import Customer
from anxin.domain.customers.types import Reach
from anxin.foundation.errors import Invalid
from tests.cast import AT


def submit(cast, phone="13800001234", **more):
    given = {"brand_id": cast.brand.pk, "type_code": "repair", "text": "不凉", "client_key": "k" * 20, **more}
    return intake.submit(contact=Reach(phone=phone, language="zh-hans"), request=intake.Request(**given), at=AT)


def test_one_step_opens_file_and_case(cast):
    received = submit(cast)
    assert received.is_new_case
    assert Customer.objects.get() == received.case.customer


def test_the_same_key_again_gives_the_same_case(cast):
    assert submit(cast).case == submit(cast).case
    assert Case.objects.count() == 1


def test_when_the_case_is_refused_no_file_is_left_behind(cast):
    with pytest.raises(Invalid):
        submit(cast, type_code="astrology")
    assert not Customer.objects.exists()


def test_a_refused_phone_leaves_nothing_behind(cast):
    with pytest.raises(Invalid) as refused:
        submit(cast, phone="12")
    assert refused.value.field == "phone"
    assert not Case.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_double_tap_that_arrives_at_the_same_time_makes_one_case(cast):
    numbers = []
    ready = threading.Barrier(4)

    def tap():
        ready.wait()
        numbers.append(submit(cast).case.number)
        connection.close()

    taps = [threading.Thread(target=tap) for _each in range(4)]
    for each in taps:
        each.start()
    for each in taps:
        each.join()
    assert len(numbers) == 4
    assert len(set(numbers)) == 1
    assert Customer.objects.count() == 1
