"""The outbox as people see it."""

import pytest

from anxin.domain.messaging.models import Outgoing
from anxin.domain.messaging.operations import sending
from anxin.foundation import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, cast):
    client.force_login(cast.administrator_staff)
    return client


def put(**more):
    given = {
        "channel": "mail",
        "address": "wang@example.com",
        "subject": "空调回复",
        "body": "您好",
        "language": "zh-hans",
    }
    return sending.send(**{**given, "brand_id": None, "at": clock.now(), **more})


def test_an_agent_does_not_know_of_it(client, cast):
    client.force_login(cast.agent_staff)
    assert client.get("/desk/outbox/").status_code == 404


def test_it_says_why_mail_waits_and_where_to_set_it_up(admin, run_jobs):
    put()
    run_jobs()
    page = admin.get("/desk/outbox/").content.decode()
    assert "等待设置账号" in page
    assert "/desk/mail_settings/" in page


def test_filters_stand_in_the_address(admin):
    put(subject="等着的")
    put(subject="失败的")
    Outgoing.objects.filter(subject="失败的").update(state="failed")
    page = admin.get("/desk/outbox/?state=failed").content.decode()
    assert "失败的" in page
    assert "等着的" not in page


def test_addresses_are_masked_for_who_may_not_reveal_them(client, cast):
    from anxin.domain.accounts.models import Role

    row = put()
    Role.objects.filter(code="quality_manager").update(permissions=["settings.messaging"])
    from anxin.domain.accounts.operations.roles import grant
    from anxin.foundation.actors import SYSTEM

    grant(staff_id=cast.colleague_staff.pk, role="quality_manager", scopes={}, actor=SYSTEM, at=clock.now())
    cast.colleague_staff.role_grants.filter(role__code="agent").delete()
    client.force_login(cast.colleague_staff)
    for url in ("/desk/outbox/", f"/desk/outbox/{row.pk}/"):
        page = client.get(url).content.decode()
        assert "w***@example.com" in page
        assert "wang@example.com" not in page


def test_a_secret_mail_shows_no_body(admin):
    row = put(is_secret=True, body="https://x.example/reset/abc")
    assert "reset/abc" not in admin.get(f"/desk/outbox/{row.pk}/").content.decode()


def test_what_failed_is_sent_again_and_what_waits_is_cancelled_by_a_button(admin):
    failed, waits = put(), put()
    Outgoing.objects.filter(pk=failed.pk).update(state="failed")
    assert admin.post(f"/desk/outbox/{failed.pk}/resend/").status_code == 303
    assert admin.post(f"/desk/outbox/{waits.pk}/cancel/").status_code == 303
    assert Outgoing.objects.get(pk=failed.pk).state == "waiting"
    assert Outgoing.objects.get(pk=waits.pk).state == "cancelled"


@pytest.mark.parametrize("count", [0, 1, 60])
def test_the_list_asks_the_same_few_questions_for_any_number_of_rows(admin, cast, count, django_assert_max_num_queries):
    for _each in range(count):
        put(brand_id=cast.brand.pk)
    with django_assert_max_num_queries(30):
        assert admin.get("/desk/outbox/").status_code == 200
