"""The demo's mailbox: a real server on a port of its own, and the page that shows what it took."""

import pytest

from anxin.demo.mailbox import Mailbox, names
from anxin.domain.accounts.queries import installation
from anxin.domain.messaging.models import MailAccount, Outgoing
from anxin.domain.messaging.operations import sending
from anxin.foundation import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox(cast):
    row = installation()
    row.holds_demo_data = True
    row.save()
    one = Mailbox()
    one.start()
    yield one
    one.stop()


@pytest.fixture
def agent(client, cast):
    client.force_login(cast.agent_staff)
    return client


def put(brand_id, body="您好\n\nhttps://s.example/c/7K3"):
    return sending.send(
        channel="mail",
        address="wang@example.com",
        subject="空调回复",
        body=body,
        language="zh-hans",
        brand_id=brand_id,
        at=clock.now(),
    )


def test_mail_of_the_demo_stays_on_this_machine_and_can_be_read(mailbox, agent, cast, run_jobs):
    put(cast.brand.pk)
    run_jobs()
    assert Outgoing.objects.get().state == "sent"
    page = agent.get(f"/desk/mailbox/{names()[0]}/").content.decode()
    assert "空调回复" in page
    assert "wang@example.com" in page
    frame = agent.get(f"/desk/mailbox/{names()[0]}/html/")
    assert frame.headers["Content-Security-Policy"].startswith("sandbox")
    assert "script-src" not in frame.headers["Content-Security-Policy"]
    assert "https://s.example/c/7K3" in frame.content.decode()


def test_a_real_account_is_never_replaced(mailbox, cast):
    from anxin.demo.mailbox import point_account_to

    MailAccount.objects.update(host="smtp.example.com", from_address="care@anran.example")
    point_account_to(1)
    assert MailAccount.objects.get().host == "smtp.example.com"


def test_with_the_demo_go_its_mails_and_its_account(mailbox, cast, run_jobs):
    from anxin.demo.mailbox import forget

    put(cast.brand.pk)
    run_jobs()
    forget()
    assert names() == []
    assert not MailAccount.objects.exists()


def test_without_demo_data_there_is_no_such_page(agent):
    assert agent.get("/desk/mailbox/").status_code == 404


@pytest.mark.parametrize("name", ["x", "..%2f..%2fetc%2fpasswd", "20260101T000000000000-AAAA"])
def test_a_name_nobody_gave_is_not_found(mailbox, agent, name):
    assert agent.get(f"/desk/mailbox/{name}/").status_code == 404
