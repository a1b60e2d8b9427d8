"""The first run: the only page there is until it is done, and never again afterwards."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from anxin.domain.accounts.models import Brand, Installation, Staff
from anxin.domain.accounts.operations.setup import AlreadySetUp, set_up
from anxin.domain.accounts.queries import actor_of, setup_code
from anxin.domain.messaging.models import MailAccount, Mailbox
from anxin.foundation.events.models import Change, Event
from tests.cast import AT

GIVEN = {
    "language": "zh-hans", "zone": "Asia/Shanghai", "name_zh_hans": "安然电器", "name_en": "Anran", "accent": "#225588", "days": ["mon", "tue", "sat"],
    "opens": "08:30", "closes": "17:30", "name": "陆川", "email": "Lu@anran.example", "password": "sommer-regen-26",
}  # fmt: skip


@pytest.fixture
def here(client, db):
    """A browser on the machine itself."""
    client.defaults.update({"SERVER_NAME": "localhost"})
    return client


def logo(kind: str = "PNG") -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.new("RGBA", (80, 40), "#225588").save(buffer, kind)
    return SimpleUploadedFile("logo.png", buffer.getvalue(), "image/png")


@pytest.mark.parametrize("path", ["/", "/desk/", "/accounts/login/", "/join/x", "/nowhere"])
def test_everything_leads_there_until_it_is_done(here, path):
    assert here.get(path)["Location"] == "/setup/"
    assert here.get("/health").status_code == 200


def test_one_page_makes_brand_calendar_and_administrator_and_leads_to_the_second_factor(here):
    answer = here.post("/setup/", {**GIVEN, "logo": logo()})
    assert (answer.status_code, answer["Location"]) == (303, "/accounts/2fa/totp/activate/")
    brand = Brand.objects.select_related("calendar", "logo").get()
    assert brand.names == {"zh-hans": "安然电器", "en": "Anran"} and brand.logo.media_type == "image/png"
    assert brand.calendar.spec["week"] == {day: ["08:30-17:30"] for day in ("mon", "tue", "sat")}
    staff = Staff.objects.get(email="lu@anran.example")
    assert actor_of(staff).can("settings.staff", {})
    assert here.get("/desk/")["Location"] == "/accounts/2fa/totp/activate/"
    assert "基本信息" in here.get("/accounts/2fa/totp/activate/").content.decode()


def test_the_second_time_it_is_refused(here):
    here.post("/setup/", GIVEN)
    assert here.get("/setup/").status_code == here.post("/setup/", GIVEN).status_code == 404
    with pytest.raises(AlreadySetUp):
        set_up(
            language="en",
            zone="UTC",
            names={"en": "X"},
            accent="#000000",
            logo_id=None,
            week={},
            name="x",
            email="x@x.example",
            password="morgen-nebel-27",
            at=AT,
        )
    assert Brand.objects.count() == Staff.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"password": "12345"}, "password"),
        ({"password": "lu@anran.example"}, "password"),
        ({"name_zh_hans": "", "name_en": ""}, "name_zh_hans"),
        ({"opens": "18:00", "closes": "09:00"}, "closes"),
        ({"days": []}, "days"),
        ({"email": "none"}, "email"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_made(here, wrong, field):
    answer = here.post("/setup/", {**GIVEN, **wrong})
    assert answer.status_code == 422 and answer.context["form"].errors[field]
    assert "陆川" in answer.content.decode()
    assert not Brand.objects.exists() and not Staff.objects.exists() and Installation.objects.get().set_up_at is None


def test_a_logo_that_is_no_picture_is_refused(here):
    fake = SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>", "image/png")
    answer = here.post("/setup/", {**GIVEN, "logo": fake})
    assert answer.status_code == 422 and answer.context["form"].errors["logo"]


@pytest.mark.parametrize(
    "visitor",
    [{"REMOTE_ADDR": "203.0.113.9"}, {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, {"SERVER_NAME": "service.anran.example"}],
)
def test_strangers_need_the_code_from_the_servers_output(here, visitor):
    assert here.post("/setup/", GIVEN, **visitor).status_code == 422
    assert here.post("/setup/", {**GIVEN, "code": "AAAAA-AAAAA"}, **visitor).status_code == 422
    typed = setup_code().lower()
    assert here.post("/setup/", {**GIVEN, "code": f"{typed[:5]} {typed[5:]}"}, **visitor).status_code == 303


def test_mail_may_be_set_up_or_left_for_later(here):
    Installation.objects.create(pk=1, requires_second_factor=False)
    here.post("/setup/", GIVEN)
    data = {
        "host": "smtp.anran.example",
        "port": "587",
        "security": "starttls",
        "username": "u",
        "password": "geheim-77",
        "from_address": "service@anran.example",
    }
    assert here.post("/setup/mail/", {**data, "host": ""}).status_code == 422
    assert here.post("/setup/mail/", data)["Location"] == "/desk/"
    assert "geheim-77" not in MailAccount.objects.get().sealed_password
    assert here.get("/setup/mail/").status_code == 404


def test_the_mail_server_may_bring_mail_too(here):
    Installation.objects.create(pk=1, requires_second_factor=False)
    here.post("/setup/", GIVEN)
    data = {
        "host": "smtp.anran.example",
        "port": "587",
        "security": "starttls",
        "from_address": "service@anran.example",
        "imap_host": "imap anran",
    }
    refused = here.post("/setup/mail/", {**data, "password": "geheim-77"})
    assert refused.status_code == 422 and refused.context["form"].errors["imap_host"]
    refused = here.post("/setup/mail/", {**data, "imap_host": "imap.anran.example"})
    assert refused.status_code == 422 and refused.context["form"].errors["password"]
    assert not MailAccount.objects.exists() and not Mailbox.objects.exists()
    data |= {"imap_host": "imap.anran.example", "password": "geheim-77"}
    assert here.post("/setup/mail/", data)["Location"] == "/desk/"
    mailbox = Mailbox.objects.get()
    assert (mailbox.address, mailbox.host, mailbox.port, mailbox.security, mailbox.username) == (
        "service@anran.example",
        "imap.anran.example",
        993,
        "tls",
        "service@anran.example",
    )
    assert mailbox.is_fetched and "geheim-77" not in mailbox.sealed_password


def test_no_password_or_secret_gets_into_events(here):
    here.post("/setup/", GIVEN)
    told = str([*Event.objects.values_list("data", flat=True), *Change.objects.values_list("before", "after")])
    assert Event.objects.filter(type="accounts.InstallationSetUp").exists() and GIVEN["password"] not in told
