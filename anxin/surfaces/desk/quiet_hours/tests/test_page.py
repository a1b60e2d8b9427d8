"""The quiet hours of the house and of a person, at the desk."""

from datetime import time

import pytest
from django.test import Client

from anxin.domain.workforce import queries

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOUSE, MINE = "/desk/quiet-hours/", "/desk/profile/quiet-hours/"


@pytest.fixture
def client(cast):
    """The supervisor, reading English."""
    return log_in(cast.supervisor_staff)


def log_in(staff):
    staff.language = "en"
    staff.save()
    made = Client()
    made.force_login(staff, backend=BACKEND)
    return made


def test_the_house_has_hours_until_it_chooses_others_or_none(client):
    assert 'value="21:00"' in client.get(HOUSE).content.decode()
    assert client.post(HOUSE, {"starts": "22:30", "ends": "07:00"}).status_code == 303
    assert queries.house_quiet_hours() == (time(22, 30), time(7))
    assert client.post(HOUSE, {"is_off": "on"}).status_code == 303
    assert queries.house_quiet_hours() == (time(0), time(0))


@pytest.mark.parametrize("starts", ["", "soon", "25:00"])
def test_times_that_cannot_be_read_are_said_beside_the_field(client, starts):
    answer = client.post(HOUSE, {"starts": starts, "ends": "07:00"})
    assert answer.status_code == 422
    assert "id_starts_error" in answer.content.decode()
    assert queries.house_quiet_hours() == (time(21), time(8))


def test_an_agent_sees_only_her_own(cast):
    agent = log_in(cast.agent_staff)
    assert agent.get(HOUSE).status_code == 404
    assert "Like the house: 21:00–08:00" in agent.get(MINE).content.decode()
    agent.post(MINE, {"kind": "own", "starts": "23:00", "ends": "06:00"})
    assert queries.quiet_hours_of(cast.agent_staff.pk) == (time(23), time(6))
    agent.post(MINE, {"kind": "none"})
    assert queries.quiet_hours_of(cast.agent_staff.pk) == (time(0), time(0))
    agent.post(MINE, {"kind": "house"})
    assert queries.quiet_hours_of(cast.agent_staff.pk) is None


@pytest.mark.parametrize("posted", [{}, {"kind": "x"}, {"kind": "own"}, {"kind": "own", "starts": "9", "ends": "-"}])
def test_own_hours_need_times(cast, posted):
    assert log_in(cast.agent_staff).post(MINE, posted).status_code == 422
    assert queries.quiet_hours_of(cast.agent_staff.pk) is None
