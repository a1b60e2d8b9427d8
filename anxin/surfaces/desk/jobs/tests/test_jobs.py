"""Background work as an administrator sees it."""

import pytest

from anxin.foundation import clock
from anxin.foundation.events.models import Event
from anxin.foundation.jobs.models import Job
from anxin.foundation.jobs.registry import kinds
from anxin.surfaces.desk.jobs.words import NAMES

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, cast):
    client.force_login(cast.administrator_staff)
    return client


@pytest.fixture
def dead(db):
    at = clock.now()
    return Job.objects.create(kind="test.gone", state="dead", run_at=at, dead_at=at, error="Traceback\nKeyError: 'x'")


def test_a_supervisor_does_not_know_of_it(client, cast, dead):
    client.force_login(cast.supervisor_staff)
    assert client.get("/desk/jobs/").status_code == 404
    assert client.post(f"/desk/jobs/{dead.pk}/discard/").status_code == 404
    assert Job.objects.filter(pk=dead.pk).exists()


def test_a_dead_letter_shows_its_error_and_recurring_work_its_next_time(admin, dead):
    page = admin.get("/desk/jobs/").content.decode()
    assert "KeyError: &#x27;x&#x27;" in page
    assert "关闭到期的已解决服务单" in page


def test_retrying_and_discarding_are_recorded(admin, dead):
    assert admin.post(f"/desk/jobs/{dead.pk}/retry/").status_code == 303
    assert Job.objects.get(pk=dead.pk).state == "waiting"
    Job.objects.update(state="dead", dead_at=clock.now())
    assert admin.post("/desk/jobs/retry/").status_code == 303
    Job.objects.update(state="dead", dead_at=clock.now())
    assert admin.post(f"/desk/jobs/{dead.pk}/discard/").status_code == 303
    assert not Job.objects.filter(pk=dead.pk).exists()
    assert Event.objects.filter(type="accounts.JobRetried").count() == 2
    assert Event.objects.filter(type="accounts.JobDiscarded").count() == 1


def test_every_kind_of_work_has_a_name_in_words():
    ours = [
        name
        for name, kind in kinds().items()
        if kind.function.__module__.startswith("anxin.") and ".tests" not in kind.function.__module__
    ]
    assert ours
    assert [name for name in ours if name not in NAMES] == []
