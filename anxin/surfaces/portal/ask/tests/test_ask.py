"""Asking for help by the form."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from anxin.domain.cases.models import Case, CaseType
from anxin.domain.conversations.models import Attachment
from anxin.domain.customers.models import ContactPoint
from anxin.foundation.events.models import Event
from anxin.foundation.files import store
from anxin.surfaces.portal.ask.views import PER_PHONE

pytestmark = pytest.mark.django_db
ASK = "/b/anran/ask/"
MEGABYTE = 1024 * 1024


@pytest.fixture
def client():
    client = Client()
    client.cookies["ax_language"] = "zh-hans"
    return client


def test_a_good_form_makes_a_case_and_shows_number_code_and_link(cast, client, filled, photo, path_of):
    answer = client.post(ASK, {**filled(), "files": [photo("one.jpg"), photo("two.jpg", "blue")]})
    assert answer.status_code == 303
    case = Case.objects.get()
    assert (case.model_id, case.type.code, case.channel, case.language) == (
        cast.model.pk,
        "repair",
        "portal",
        "zh-hans",
    )
    assert [a.name for a in Attachment.objects.order_by("id")] == ["one.jpg", "two.jpg"]
    assert ContactPoint.objects.get(kind="phone").value == "+8613800001234"
    shown = client.get(path_of(answer)).content.decode()
    assert str(case.number) in shown
    assert f"{case.code[:5]}-{case.code[5:]}" in shown
    assert path_of(answer).removesuffix("/received") in shown


def test_the_form_needs_neither_product_nor_mail_nor_name(cast, client, filled):
    answer = client.post(ASK, filled(line="", model="", email="", name=""))
    assert answer.status_code == 303
    assert Case.objects.get().model is None


def test_a_line_without_a_model_stands_in_the_subject(cast, client, filled):
    client.post(ASK, filled(model="", text="开机就跳闸"))
    assert Case.objects.get().subject == "空调：开机就跳闸"


def test_consent_is_kept_with_its_time(cast, client, filled):
    client.post(ASK, filled())
    event = Event.objects.get(type="customers.PrivacyNoticeAccepted")
    assert event.data["brand_id"] == cast.brand.pk


def test_the_form_sent_twice_makes_one_case_and_shows_the_same_page(cast, client, filled, path_of):
    first, second = client.post(ASK, filled()), client.post(ASK, filled())
    assert path_of(first) == path_of(second)
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"text": ""}, "请简单写几句"),
        ({"text": "  \n "}, "请写几句话"),
        ({"text": "长" * 40_000}, "这段文字有 40000 字"),
        ({"text": "a\0b"}, "空字符"),
        ({"phone": ""}, "请留一个电话"),
        ({"phone": "110"}, "位数不对"),
        ({"phone": "电话号码"}, "不像一个电话号码"),
        ({"phone": "1" * 400}, "40"),
        ({"phone": "138\0"}, "空字符"),
        ({"email": "wang@"}, "不像一个邮箱地址"),
        ({"name": "王" * 81}, "80"),
        ({"consent": ""}, "请勾选同意"),
        ({"about": "astrology"}, "astrology"),
        ({"line": "spaceship"}, "spaceship"),
        ({"model": "99999999999999999999999"}, "99999999999999999999999"),
        ({"values.purchase_date": "gestern"}, "请填写日期"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field_and_the_rest_is_kept(cast, client, filled, wrong, message):
    given = filled(**{"values.serial": "SN-77", **wrong})
    answer = client.post(ASK, given)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert message in shown
    assert not Case.objects.exists()
    assert "SN-77" in shown
    if "phone" not in wrong:
        assert "138 0000-1234" in shown
    if "text" not in wrong:
        assert given["text"] in shown


def test_a_huge_photo_is_refused_by_name_and_the_good_ones_need_not_be_chosen_again(cast, client, filled, photo):
    huge = SimpleUploadedFile("huge.jpg", b"\xff\xd8\xff" + b"\0" * 30 * MEGABYTE, "image/jpeg")
    given = filled(text="长" * 40_000)
    answer = client.post(ASK, {**given, "files": [huge, photo("one.jpg"), photo("two.jpg", "blue")]})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "“huge.jpg”：文件超过了 20 MB。" in shown
    assert "这段文字有 40000 字" in shown
    kept = [each.code for each in answer.context["chosen"].kept]
    assert [each.name for each in answer.context["chosen"].kept] == ["one.jpg", "two.jpg"]
    assert client.get(f"/kept/{kept[0]}").headers["Content-Type"] == "image/webp"
    assert client.post(ASK, {**filled(), "kept": kept}).status_code == 303
    assert [a.name for a in Attachment.objects.order_by("id")] == ["one.jpg", "two.jpg"]


def test_a_kept_photo_that_is_no_longer_ticked_stays_out(cast, client, filled, photo):
    answer = client.post(ASK, {**filled(text=""), "files": [photo("one.jpg"), photo("two.jpg", "blue")]})
    first, _second = answer.context["chosen"].kept
    client.post(ASK, {**filled(), "kept": [first.code]})
    assert [a.name for a in Attachment.objects.all()] == ["one.jpg"]


def test_another_browser_can_neither_see_nor_send_a_kept_photo(cast, client, filled, photo):
    kept = client.post(ASK, {**filled(text=""), "files": [photo()]}).context["chosen"].kept[0]
    stranger = Client()
    assert stranger.get(f"/kept/{kept.code}").status_code == 404
    stranger.post(ASK, {**filled(client_key="s" * 26), "kept": [kept.code]})
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("setup.exe", b"MZ\x90\0" + b"\0" * 200, "照片、视频和 PDF"),
        ("photo.jpg", b"<html><script>alert(1)</script>", "照片、视频和 PDF"),
        ("photo.jpg", b"\xff\xd8\xff\xe0nonsense", "打不开"),
        ("empty.jpg", b"", "空文件"),
    ],
)
def test_a_file_is_judged_by_what_it_is(cast, client, filled, name, content, message):
    answer = client.post(ASK, {**filled(), "files": [SimpleUploadedFile(name, content, "image/jpeg")]})
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not Case.objects.exists()


def test_a_seventh_photo_is_one_too_many(cast, client, filled, photo):
    answer = client.post(ASK, {**filled(), "files": [photo(f"{n}.jpg", (n * 9, 0, 0)) for n in range(7)]})
    assert answer.status_code == 422
    assert "最多 6 个文件" in answer.content.decode()
    assert len(answer.context["chosen"].kept) == 6


def test_where_a_photo_was_taken_is_forgotten(cast, client, filled, photo):
    client.post(ASK, {**filled(), "files": [photo(gps=True)]})
    kept = store.path_of(Attachment.objects.get().file.sha256).read_bytes()
    assert not Image.open(io.BytesIO(kept)).getexif().get_ifd(0x8825)


def test_own_fields_are_kept_and_a_required_one_is_asked_for(cast, client, filled):
    kind = CaseType.objects.get(code="repair")
    kind.fields = [{**f, "required": f["key"] == "serial"} for f in kind.fields]
    kind.save()
    answer = client.post(ASK, filled())
    assert answer.status_code == 422
    assert "请填写这一项" in answer.content.decode()
    assert client.post(ASK, filled(**{"values.serial": "SN-1", "values.error_code": "E9"})).status_code == 303
    assert Case.objects.get().values == {"serial": "SN-1"}  # the error code is not asked here


def test_a_type_taken_from_the_portal_is_no_longer_offered(cast, client, filled):
    CaseType.objects.filter(code="complaint").update(is_offered_on_portal=False)
    assert 'value="complaint"' not in client.get(ASK).content.decode()
    assert client.post(ASK, filled(about="complaint")).status_code == 422


def test_words_of_danger_bring_advice_on_the_confirmation(cast, client, filled, path_of):
    answer = client.post(ASK, filled(text="插座冒烟了，有焦味"))
    assert Case.objects.get().is_emergency
    assert "ax-safety" in client.get(path_of(answer)).content.decode()


def test_a_number_without_country_code_is_read_as_one_of_the_brands_country(cast, client, filled):
    cast.brand.zone = "Europe/Berlin"
    cast.brand.save()
    assert client.post(ASK, filled(phone="030 901820")).status_code == 303
    assert ContactPoint.objects.get(kind="phone").value == "+4930901820"


@pytest.mark.parametrize(
    ("language", "said"), [("zh-hans", "操作太频繁"), ("zh-hant", "操作太頻繁"), ("en", "That was a lot at once")]
)
def test_far_too_many_requests_for_one_phone_are_asked_to_wait(cast, client, filled, language, said):
    client.cookies["ax_language"] = language
    answers = [client.post(ASK, filled(client_key=f"{n:026}")) for n in range(PER_PHONE.count + 1)]
    assert {answer.status_code for answer in answers[:-1]} == {303}
    assert answers[-1].status_code == 429
    assert said in answers[-1].content.decode()


def test_what_is_known_is_filled_in_already(cast, client):
    shown = client.get(f"{ASK}?line=ac&model={cast.model.pk}&about=installation").content.decode()
    assert 'value="ac" checked' in shown
    assert f'value="{cast.model.pk}" selected' in shown
    assert 'value="installation" checked' in shown


@pytest.mark.parametrize(
    "query", ["line=%00", "line=nothing&model=x", "model=99999999999999999999", "about=%F0%9F%98%80"]
)
def test_junk_in_the_address_does_no_harm(cast, client, query):
    assert client.get(f"{ASK}?{query}").status_code == 200


def test_a_program_that_fills_every_field_is_asked_to_send_once_more(cast, client, filled):
    answer = client.post(ASK, filled(website="https://spam.example"))
    assert answer.status_code == 422
    assert "请再提交一次" in answer.content.decode()
    assert "spam.example" not in answer.content.decode()
    assert client.post(ASK, filled()).status_code == 303


def test_a_line_break_counts_as_one_character(cast, client, filled):
    assert client.post(ASK, filled(text="长" * 19_000 + "\r\n" * 1_000)).status_code == 303
    assert "\r" not in Case.objects.get().case_messages.get().message.text
