"""Mails as they stand on the wire, read back by the standard library."""

import datetime as dt
import email
from email.policy import default

import pytest

from anxin.domain.messaging.composing import compose
from anxin.domain.messaging.look import Look, linked
from anxin.domain.messaging.models import MailAccount, Outgoing, OutgoingFile
from anxin.foundation.files import store
from anxin.foundation.files.models import StoredFile

AT = dt.datetime(2026, 3, 9, 2, 0, tzinfo=dt.UTC)
LOOK = Look("安然电器", "#0f766e")


def made(files=(), account=None, **more):
    given = {
        "address": "wang@example.com",
        "subject": "回复",
        "body": "您好",
        "language": "zh-hans",
        "message_id": "<a@anran.example>",
        "created_at": AT,
    }
    account = account or MailAccount(from_name="安然电器", from_address="care@anran.example")
    return compose(Outgoing(**{**given, **more}), account, look=LOOK, files=files).as_bytes()


def text_of(mail):
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n").strip()


def read(raw):
    return email.message_from_bytes(raw, policy=default)


def test_text_and_html_come_from_one_text_in_the_brands_look():
    mail = read(made(body="第一段\n\n第二段 <b>\nhttps://s.example/c/7K3"))
    assert text_of(mail) == "第一段\n\n第二段 <b>\nhttps://s.example/c/7K3"
    html = mail.get_body(("html",)).get_content()
    assert '<html lang="zh-Hans">' in html
    assert "#0f766e" in html
    assert "安然电器" in html
    assert '<a href="https://s.example/c/7K3">' in html
    assert "&lt;b&gt;" in html
    assert "<img" not in html


@pytest.mark.parametrize(
    "text, link",
    [
        ("查看：https://s.example/c/7K3。谢谢", "https://s.example/c/7K3"),
        ("(https://s.example/a?b=1&c=2).", "https://s.example/a?b=1&amp;c=2"),
        ("https://s.example/说明", "https://s.example/"),
    ],
)
def test_a_link_ends_where_a_reader_sees_it_end(text, link):
    assert f'<a href="{link}">{link}</a>' in linked(text)


def test_without_a_senders_name_the_brand_signs():
    account = MailAccount(from_address="care@anran.example")
    assert read(made(account=account))["From"].addresses[0].display_name == "安然电器"


def test_nothing_in_a_subject_name_or_id_starts_a_new_header():
    account = MailAccount(from_name="A\r\nBcc: x@evil.example", from_address="care@anran.example")
    mail = read(
        made(subject="Hi\r\nBcc: x@evil.example\n\nbody", in_reply_to="<b@c>\r\nBcc: x@evil.example", account=account)
    )
    assert mail["Bcc"] is None
    assert "Bcc: x@evil.example" in mail["Subject"]


@pytest.mark.parametrize("address", ["a@b.example\nBcc: c@d", "a@b.example, c@d.example", "no address", "@x", ""])
def test_what_is_no_single_address_is_not_composed(address):
    with pytest.raises(ValueError):
        made(address=address)


def test_emoji_and_long_chinese_subjects_survive():
    subject = "空调修好了🎉👩‍🔧，" + "请您放心使用，" * 25
    assert read(made(subject=subject))["Subject"] == subject[:250]


def test_chinese_names_of_files_survive(settings, tmp_path):
    settings.DATA = tmp_path
    import io

    sha, size = store.keep(io.BytesIO("内容".encode()))
    file = StoredFile(sha256=sha, size_bytes=size, media_type="text/plain", stored_at=AT)
    mail = read(
        made(files=[OutgoingFile(file=file, name="《静眠》空调 使用说明书（第三版）" + "很长" * 20 + "\n.txt")])
    )
    [attached] = list(mail.iter_attachments())
    assert attached.get_filename() == "《静眠》空调 使用说明书（第三版）" + "很长" * 20 + ".txt"
    assert attached.get_content().strip() == "内容"


def test_lines_of_any_length_leave_in_seven_bits_and_short_lines():
    raw = made(body="很长" * 5000 + "\n" + "x" * 5000)
    assert raw.isascii()
    assert max(len(line) for line in raw.splitlines()) <= 998
    assert text_of(read(raw)) == "很长" * 5000 + "\n" + "x" * 5000


def test_long_ids_of_other_programs_are_not_broken():
    long_id = f"<{'A1b2C3' * 20}@prod.outlook.example>"
    mail = read(made(in_reply_to=long_id))
    assert mail["In-Reply-To"] == long_id
    assert long_id.encode() in made(in_reply_to=long_id)


def test_a_chinese_domain_travels_in_ascii_and_a_chinese_name_in_utf8():
    assert read(made(address="wang@例子.example"))["To"] == "wang@xn--fsqu00a.example"
    assert ["王", "例子"][0] in str(read(made(address="王@xn--fsqu00a.example"))["To"])
