"""Mails as they really arrive: wrong labels, split characters, odd structures, dangerous HTML."""

import base64
import struct

import pytest

from anxin.foundation.mail import reading
from anxin.foundation.mail.reading import read, read_or_raise
from anxin.foundation.mail.tests.mails import mail, multipart
from anxin.foundation.mail.types import Address

COMPLAINT = "您好，我的空调不制冷，请尽快安排师傅上门维修。喆镕堃"
TRADITIONAL = "您好，我的冷氣不冷，請盡快安排師傅上門維修，謝謝。"
JAPANESE = "お世話になっております。エアコンが動きません。"


@pytest.mark.parametrize(
    ("text", "charset", "label"),
    [
        (COMPLAINT, "gb18030", "gb2312"),
        (COMPLAINT, "gb18030", "unknown-8bit"),
        (COMPLAINT, "gb18030", "iso-8859-99"),
        (COMPLAINT, "utf-8", "gb2312"),
        (COMPLAINT, "utf-8", "us-ascii"),
        (COMPLAINT, "utf-8", "iso-8859-1"),
        (COMPLAINT, "gb18030", "utf-8"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "big5", ""),
        (TRADITIONAL, "big5", "gb2312"),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp"),
        (JAPANESE, "iso-2022-jp", "us-ascii"),
        (JAPANESE, "cp932", "unknown-8bit"),
        (JAPANESE, "euc-jp", ""),
        ("안녕하세요 에어컨이 고장났습니다 빨리 와 주세요", "cp949", "ks_c_5601-1987"),
        ("Grüße aus Köln, das Gerät ist kaputt", "cp1252", "iso-8859-1"),
        (COMPLAINT, "hz", "hz-gb-2312"),
        ("Frage: 5 € zurück?", "utf-7", "utf-7"),
        (COMPLAINT, "utf-16", "utf-16"),
    ],
)
def test_text_is_read_whatever_its_charset_label_says(text, charset, label):
    text = text if charset != "hz" else "您好，我的空调不制冷"
    raw = mail(
        base64.encodebytes(text.encode(charset)),
        Content_Type=f"text/plain; charset={label}",
        Content_Transfer_Encoding="base64",
    )
    assert read_or_raise(raw).text == text


def test_a_header_split_inside_a_character_is_joined():
    data = "空调不制冷".encode()
    words = " ".join(
        f"=?UTF-8?B?{base64.b64encode(data[start : start + 4]).decode()}?=" for start in range(0, len(data), 4)
    )
    assert read_or_raise(mail(Subject=words)).subject == "空调不制冷"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=?gb2312?B?v9W197K71sbA5A==?=", "空调不制冷"),
        ("=?gbk?Q?=BF=D5=B5=F7?= A1", "空调 A1"),
        ("=?utf-8?Q?a=20b_c?= =?utf-8?q?_d?=", "a b c d"),
        ("=?utf-8?B?56m66LCD?==?utf-8?B?5LiN?=", "空调不"),
        ("=?x-none?B?56m6?=", "空"),
        ("Re: =?utf-8?B?56m66LC", "Re: =?utf-8?B?56m66LC"),
        ("=?utf-8?Q?no end", "=?utf-8?Q?no end"),
        ("a\r\n b", "a b"),
    ],
)
def test_encoded_words_are_read_as_programs_write_them(written, meant):
    assert read_or_raise(mail(Subject=written)).subject == meant


def test_raw_eight_bit_headers_are_read():
    raw = "Subject: 空调不制冷\r\nFrom: 周敏 <zhou@kehu.example>\r\n\r\nx".encode("gb18030")
    found = read_or_raise(raw)
    assert (found.subject, found.sender) == ("空调不制冷", Address("周敏", "zhou@kehu.example"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"Zhou, Min" <a@k.example>', Address("Zhou, Min", "a@k.example")),
        ("a@k.example (Zhou Min)", Address("Zhou Min", "a@k.example")),
        ("<a@k.example>", Address("", "a@k.example")),
        ("'a@k.example' <a@k.example>", Address("", "a@k.example")),
        ("=?utf-8?B?5ZGo5pWPIDxhQGsuZXhhbXBsZT4=?=", Address("周敏", "a@k.example")),
        ("Zhou Min a@k.example", Address("Zhou Min", "a@k.example")),
        ("Zhou Min", Address("Zhou Min", "")),
    ],
)
def test_a_sender_is_read_in_any_shape(written, meant):
    assert read_or_raise(mail(From=written)).sender == meant


def test_lists_groups_and_ids_are_read():
    found = read_or_raise(
        mail(
            To='"A, B" <a@k.example>, Team: b@k.example, c@k.example;',
            Cc="undisclosed-recipients:;",
            References="<1@a.example> <2@a.example>\r\n <1@a.example>",
            In_Reply_To="<2@a.example> (sent Monday)",
        )
    )
    assert [each.address for each in found.to] == ["a@k.example", "b@k.example", "c@k.example"]
    assert (found.cc, found.references, found.in_reply_to) == ((), ("1@a.example", "2@a.example"), "2@a.example")


def test_names_of_files_are_read_after_rfc_2231_and_as_programs_write_them():
    part = "Content-Type: application/pdf\r\nContent-Disposition: attachment; {}\r\n\r\n%PDF"
    shapes = [
        "filename*0*=UTF-8''%E5%8F%91; filename*1*=%E7%A5%A8; filename*2=.pdf",
        "filename*=gb18030''%B7%A2%C6%B1.pdf",
        'filename="=?utf-8?B?5Y+R56WoLnBkZg==?="',
        'filename="发票.pdf"',
        'filename="C:\\\\Users\\\\发票.pdf"',
        'filename="../../发票.pdf"',
    ]
    found = read_or_raise(multipart(*(part.format(shape) for shape in shapes)))
    assert [each.name for each in found.attachments] == ["发票.pdf"] * len(shapes)


def test_a_multipart_without_end_and_one_inside_another_are_read():
    inner = 'Content-Type: multipart/alternative; boundary="i"\r\n\r\n--i\r\nContent-Type: text/plain\r\n\r\nplain\r\n--i\r\nContent-Type: text/html\r\n\r\n<b>plain</b>\r\n--i--\r\n'
    found = read_or_raise(multipart(inner, "Content-Type: image/png; name=a.png\r\n\r\nPNG", close=False))
    assert (found.text, found.html, [each.name for each in found.attachments]) == ("plain", "<b>plain</b>", ["a.png"])


def test_text_without_plain_part_is_made_from_the_html():
    html = "<p>您好，</p><ul><li>一<li>二</ul><table><tr><td>型号<td>KFR</table><a href='https://a.example/x'>说明书</a><blockquote>旧</blockquote>"
    found = read_or_raise(mail(html, Content_Type="text/html; charset=utf-8"))
    assert found.text == "您好，\n\n- 一\n- 二\n\n型号 | KFR\n\n说明书 (https://a.example/x)\n\n> 旧"


def test_html_is_harmless_and_loads_nothing():
    html = (
        '<script>alert(1)</script><form action="https://evil.example"><input></form><img src="https://evil.example/t.gif" onerror="x()">'
        '<img src="cid:logo@a"><a href="javascript:x()">a</a><p style="color:red;position:fixed;background:url(https://evil.example)">text</p>'
        '<iframe src="https://evil.example"></iframe><svg onload="x()"></svg><base href="https://evil.example"><meta http-equiv="refresh" content="0">'
    )
    found = read_or_raise(mail(html, Content_Type="text/html")).html
    assert found is not None
    assert (
        'data-src="https://evil.example/t.gif"' in found and ' src="https' not in found and 'src="cid:logo@a"' in found
    )
    assert not any(
        bad in found
        for bad in ("script", "onerror", "onload", "<form", "<input", "iframe", "position", "url(", "<base", "<meta")
    )
    assert "color:red" in found and "text" in found


def test_pictures_of_the_text_are_inline_and_logos_are_known():
    picture = base64.encodebytes(
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 120, 40) + bytes(20)
    ).decode()
    part = (
        "Content-Type: image/png; name=image001.png\r\nContent-ID: <{}>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + picture
    )
    found = read_or_raise(
        multipart(
            'Content-Type: text/html\r\n\r\n<img src="cid:one@a">Hi',
            part.format("one@a"),
            part.format("two@a"),
            kind="related",
        )
    )
    assert [(each.inline, each.logo) for each in found.attachments] == [(True, True), (False, False)]
    assert found.attachments[0].sha256 == found.attachments[1].sha256


def test_a_forwarded_mail_is_an_attachment_and_recognised():
    inner = "From: Shop <shop@mall.example>\r\nSubject: Order 8841\r\nMessage-ID: <o@mall.example>\r\n\r\nSent."
    found = read_or_raise(
        multipart(
            "Content-Type: text/plain\r\n\r\nPlease help",
            f"Content-Type: message/rfc822\r\n\r\n{inner}",
            Subject="Fwd: Order",
        )
    )
    assert [(each.name, each.type, each.size) for each in found.attachments] == [
        ("Order 8841.eml", "message/rfc822", len(inner))
    ]
    assert (found.forwarded[0].sender, found.forwarded[0].text) == (Address("Shop", "shop@mall.example"), "Sent.")
    assert (found.text, reading.is_forward(found)) == ("Please help", True)


def test_an_invitation_is_read():
    calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@k\r\nSUMMARY:上门维修\r\nDTSTART:20240506T010000Z\r\nDTEND:20240506T020000Z\r\nORGANIZER:mailto:zhou@kehu.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    found = read_or_raise(
        multipart(
            "Content-Type: text/plain\r\n\r\nsee",
            f"Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n\r\n{calendar}",
            kind="alternative",
        )
    )
    assert [(each.method, each.summary, each.starts, each.organizer) for each in found.invitations] == [
        ("REQUEST", "上门维修", "2024-05-06T01:00:00+00:00", "zhou@kehu.example")
    ]


def test_winmail_dat_is_unpacked():
    def attribute(level: int, number: int, value: bytes) -> bytes:
        return struct.pack("<BII", level, number, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)

    name = "发票.pdf\0".encode("utf-16-le")
    properties = (
        struct.pack("<I", 1) + struct.pack("<HHII", 0x001F, 0x3707, 1, len(name)) + name + bytes(-len(name) % 4)
    )
    packed = (
        struct.pack("<IH", 0x223E9F78, 1)
        + attribute(1, 0x0002800C, b"Hello from Outlook\0")
        + attribute(2, 0x00069002, bytes(14))
    )
    packed += attribute(2, 0x0006800F, b"%PDF-1") + attribute(2, 0x00069005, properties)
    part = (
        "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(packed).decode()
    )
    found = read_or_raise(multipart(part))
    assert (found.text, [(each.name, each.content) for each in found.attachments]) == (
        "Hello from Outlook",
        [("发票.pdf", b"%PDF-1")],
    )


@pytest.mark.parametrize(
    ("encoding", "body", "text"),
    [
        ("base64", "SGVsbG8", "Hello"),
        ("base64", "SGVs\r\n bG8=\r\n!!", "Hello"),
        ("base64", "Hello, this was never encoded.", "Hello, this was never encoded."),
        ("quoted-printable", "caf=C3=A9 =ZZ =\r\nend=", "café =ZZ end"),
        ("x-unknown", "Hello", "Hello"),
        ("BASE64 ", "SGVsbG8=", "Hello"),
    ],
)
def test_broken_encodings_give_what_they_can(encoding, body, text):
    assert read_or_raise(mail(body, Content_Transfer_Encoding=encoding)).text == text


def test_the_language_is_noticed():
    assert [read(mail(text)).language for text in (COMPLAINT, TRADITIONAL, "The screen is dark", "123")] == [
        "zh-hans",
        "zh-hant",
        "en",
        "",
    ]


@pytest.mark.parametrize("raw", [b"", b"\r\n", b"no header at all", b"\xff\xfe\x00", b"From: a@b.example"])
def test_what_is_hardly_a_mail_is_read_all_the_same(raw):
    assert read_or_raise(raw).kind == "message"


def test_an_empty_file_says_so():
    assert read(b"").error == "empty"


def test_what_is_too_long_is_read_to_the_limit(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 200)
    found = read(mail("x" * 500, Subject="Long"))
    assert found.subject == "Long" and found.text.startswith("xxx") and "longer than 200 bytes" in (found.error or "")


def test_a_mail_that_ends_in_the_middle_says_so():
    whole = multipart(
        "Content-Type: text/plain\r\n\r\nfirst", "Content-Type: text/plain\r\n\r\nsecond line\r\n", close=False
    )
    assert read(whole).error is None
    cut = read(whole[:-5])
    assert (cut.text, cut.error) == ("first\n\nsecond l", "the mail ends in the middle of a line: it was cut off")
