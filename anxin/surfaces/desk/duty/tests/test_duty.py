"""Going on duty changes who is alerted; only who supervises sees everybody."""

from anxin.domain.workforce.models import Duty, Notice
from anxin.domain.workforce.queries import on_duty
from anxin.foundation import clock
from tests.cast import receive_case


def test_who_goes_on_duty_is_alerted_instead_of_the_supervisors(cast, customer, client_of):
    client_of(cast.agent_staff).post("/desk/duty/mine", {"is_on": "yes"})
    receive_case(cast, customer, text="插座冒烟了", at=clock.now())
    assert set(Notice.objects.values_list("staff_id", flat=True)) == {cast.agent_staff.pk}


def test_off_duty_is_off_duty(cast, client_of):
    client = client_of(cast.agent_staff)
    client.post("/desk/duty/mine", {"is_on": "yes"})
    client.post("/desk/duty/mine", {"is_on": "no"})
    assert on_duty(brand_id=cast.brand.pk, at=clock.now()) == []


def test_an_agent_is_on_duty_only_for_the_brands_the_agent_may_see(cast, client_of):
    client_of(cast.agent_staff).post("/desk/duty/mine", {"is_on": "yes"})
    assert list(Duty.objects.values_list("brand_id", flat=True)) == [cast.brand.pk]
    client_of(cast.supervisor_staff).post("/desk/duty/mine", {"is_on": "yes"})
    assert on_duty(brand_id=cast.other_brand.pk, at=clock.now()) == [cast.supervisor_staff.pk]


def test_only_who_supervises_sees_who_is_on_duty(cast, client_of):
    client_of(cast.agent_staff).post("/desk/duty/mine", {"is_on": "yes"})
    assert "林小满" in client_of(cast.supervisor_staff).get("/desk/duty/").content.decode()
    assert client_of(cast.colleague_staff).get("/desk/duty/").status_code == 404
