"""A browser-like client of each member of the cast."""

import pytest
from django.test import Client


@pytest.fixture
def client_of(cast):
    """Signs a member of the cast in, reading English: `client_of(cast.agent_staff)`."""

    def of(staff) -> Client:
        staff.language = "en"
        staff.save(update_fields=["language"])
        client = Client()
        client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return of
