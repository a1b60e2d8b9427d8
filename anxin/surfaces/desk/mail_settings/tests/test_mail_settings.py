"""The mail settings as people see them."""

import pytest

from anxin.domain.messaging.models import MailAccount
from anxin.foundation.secrets import unseal
from tests.fakes.smtp import Receiver

pytestmark = pytest.mark.django_db
GIVEN = {
    "host": "127.0.0.1",
    "port": 25,
    "security": "none",
    "username": "care",
    "password": "geheim",
    "from_name": "安然",
    "from_address": "care@anran.example",
}


@pytest.fixture
def admin(client, cast):
    client.force_login(cast.administrator_staff)
    return client


def test_an_agent_does_not_know_of_it(client, cast):
    client.force_login(cast.agent_staff)
    assert client.get("/desk/mail_settings/").status_code == 404


def test_a_saved_password_is_never_shown_and_kept_when_left_empty(admin):
    assert admin.post("/desk/mail_settings/0/", GIVEN).status_code == 303
    page = admin.get("/desk/mail_settings/0/").content.decode()
    assert "geheim" not in page
    assert MailAccount.objects.get().sealed_password not in page
    admin.post("/desk/mail_settings/0/", {**GIVEN, "password": "", "from_name": "新"})
    account = MailAccount.objects.get()
    assert (unseal(account.sealed_password), account.from_name) == ("geheim", "新")


def test_an_error_stands_beside_its_field_and_the_rest_stays_typed(admin):
    answer = admin.post("/desk/mail_settings/0/", {**GIVEN, "host": "http://x"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "smtp.example.com" in page
    assert "care@anran.example" in page


@pytest.mark.parametrize("password, words", [("wrong", "用户名或密码不对"), ("right", "服务器已接收测试邮件")])
def test_the_test_button_really_sends_and_says_in_plain_words_how_it_went(admin, run_jobs, password, words):
    with Receiver(login=("care", "right")) as receiver:
        admin.post("/desk/mail_settings/0/", {**GIVEN, "port": receiver.port, "password": password})
        admin.post("/desk/mail_settings/0/test/", {"to": "me@anran.example"})
        assert "正在连接" in admin.get("/desk/mail_settings/0/").content.decode()
        run_jobs()
        assert words in admin.get("/desk/mail_settings/0/").content.decode()
        assert len(receiver.mails) == (password == "right")


def test_an_account_of_a_brand_is_removed_by_a_button(admin, cast):
    admin.post(f"/desk/mail_settings/{cast.brand.pk}/", GIVEN)
    assert admin.post(f"/desk/mail_settings/{cast.brand.pk}/delete/").status_code == 303
    assert not MailAccount.objects.exists()


def test_a_brand_nobody_knows_is_not_found(admin):
    assert admin.get("/desk/mail_settings/999999/").status_code == 404
