"""What the tests of these pages share."""

import pytest
from django.test import Client

from anxin.domain.customers.operations import addresses, contacts
from anxin.domain.customers.operations.files import open_file
from anxin.domain.customers.types import NewAddress
from tests.cast import AT

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def logged_in(staff) -> Client:
    """A browser in which that person is logged in."""
    client = Client()
    client.force_login(staff, backend=BACKEND)
    return client


@pytest.fixture
def desk(cast):
    """The agent's browser."""
    return logged_in(cast.agent_staff)


@pytest.fixture
def file(cast):
    """A file with a phone, a mail address and a postal address."""
    file = open_file(given={"name": "王秀兰"}, brand_id=cast.brand.pk, actor=cast.agent, at=AT)
    for kind, value in (("phone", "13800001234"), ("email", "wang@example.com")):
        contacts.add(customer_id=file.pk, kind=kind, value=value, actor=cast.agent, at=AT)
    given = NewAddress(province="浙江省", city="杭州市", district="西湖区", street="文三路18号")
    addresses.add(customer_id=file.pk, given=given, actor=cast.agent, at=AT)
    return file


@pytest.fixture
def twin(cast):
    """Another file with the same phone."""
    twin = open_file(given={"name": "王秀蘭"}, brand_id=cast.brand.pk, actor=cast.agent, at=AT)
    contacts.add(customer_id=twin.pk, kind="phone", value="+86 138 0000 1234", actor=cast.agent, at=AT)
    return twin
