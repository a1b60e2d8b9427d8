"""Nothing anybody sends stops the reading, makes it slow, or leaves something that is no JSON."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anxin.foundation.mail.reading import read_or_raise
from anxin.foundation.mail.tests.mails import mail, multipart
from anxin.surfaces.cli.mail import as_json

SEEDS = [path.read_bytes() for path in sorted((Path(__file__).parent / "corpus").rglob("*.eml"))]
SEEDS.append(
    multipart(
        'Content-Type: multipart/alternative; boundary="i"\r\n\r\n--i\r\n\r\nx\r\n--i--',
        "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\ny",
    )
)
SEEDS.append(
    multipart(
        "Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    )
)
SEEDS.append(
    multipart(
        "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20240506T010000Z\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )
)
SEEDS.append(mail(b"\x78\x9f\x3e\x22\x01\x00" + bytes(range(64)), Content_Type="application/ms-tnef"))
BITS = [
    b"\r\n",
    b"--b",
    b"--b--",
    b"=?utf-8?B?",
    b"?=",
    b"\x1b$B",
    b"=",
    b"<",
    b">",
    b'"',
    b";",
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n",
    b"\x00",
    b"\xff\xfe",
    b"<div>",
    b"550 5.1.1 ",
]


def works(raw: bytes) -> None:
    """Reading does not raise, and its answer is one line of JSON in UTF-8."""
    line = json.dumps(as_json(read_or_raise(raw)), ensure_ascii=False).encode()
    assert b"\n" not in line
    assert json.loads(line)["kind"] in ("message", "bounce", "auto_reply", "feedback_report")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=2_000))
def test_random_bytes_are_read(raw):
    works(raw)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.data())
def test_truncated_mails_are_read(seed, data):
    works(seed[: data.draw(st.integers(0, len(seed)))])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SEEDS), st.data())
def test_mutated_mails_are_read(seed, data):
    raw = bytearray(seed)
    for _time in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, max(0, len(raw) - 1)))
        bit = data.draw(st.one_of(st.sampled_from(BITS), st.binary(min_size=1, max_size=4)))
        raw[place : place + data.draw(st.integers(0, 20))] = bit
    works(bytes(raw))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_in_headers_and_html_is_read(subject, html):
    works(
        mail(
            html.encode("utf-8", "surrogatepass"),
            Subject=subject.encode("utf-8", "replace").decode().replace("\r", "").replace("\n", ""),
            Content_Type="text/html; charset=utf-8",
        )
    )


MEGABYTE = 1_000_000
HEAVY = {
    "quote marks": b"> " * (MEGABYTE // 2),
    "quote marks without spaces": b">" * MEGABYTE,
    "introductions": b"On " * (MEGABYTE // 3),
    "introductions by line": b"On Mon, 10:00 x\n" * (MEGABYTE // 16),
    "header blocks": b"From: a\n" * (MEGABYTE // 8),
    "dashes": b"-" * MEGABYTE,
    "dashes by line": b"-- \n" * (MEGABYTE // 4),
    "addresses": b"a@b.example " * (MEGABYTE // 12),
    "addresses by line": b"<a@b.example>:\n" * (MEGABYTE // 15),
    "reply codes": b"550 5.1.1 " * (MEGABYTE // 10),
    "chinese": "在2024年写道".encode() * (MEGABYTE // 20),
    "spaces": b" " * MEGABYTE,
    "line ends": b"\n" * MEGABYTE,
    "brackets": b"(" * MEGABYTE,
    "encoded words": b"=?utf-8?B?" * (MEGABYTE // 10),
    "boundaries": b"--b\n" * (MEGABYTE // 4),
    "json": b'{"notificationType":' * (MEGABYTE // 20),
}
FRAMES = {
    "as text": dict[str, str](),
    "as a report": {
        "From": "MAILER-DAEMON@mx.example",
        "Subject": "Undelivered mail",
        "X_Failed_Recipients": "a@b.example",
    },
    "as html": {"Content_Type": "text/html"},
    "as a multipart": {"Content_Type": "multipart/mixed; boundary=b"},
}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("what", HEAVY)
def test_a_megabyte_of_the_worst_is_read_in_seconds(what, frame):
    began = time.process_time()
    works(mail(HEAVY[what], **FRAMES[frame]))
    assert time.process_time() - began < 8


@pytest.mark.parametrize(
    "header",
    [
        b"To: " + b"a@b.example, " * 80_000,
        b"To: " + b'"' * MEGABYTE,
        b"To: " + b":" * MEGABYTE,
        b"To: " + b"a@b:" * 200_000,
        b"Subject: " + b"=?utf-8?Q?=41?= " * 60_000,
        b"Subject: a" + b"\r\n b" * 300_000,
        b"Content-Type: text/plain" + b"; a=b" * 200_000,
        b"Content-Type: text/plain; " + b" " * MEGABYTE,
        b"References: " + b"<a@b.example> " * 70_000,
        b"X: y\r\n" * 150_000,
    ],
    ids=["recipients", "quotes", "groups", "colons", "words", "folds", "parameters", "spaces", "ids", "many"],
)
def test_a_megabyte_of_header_is_read_in_seconds(header):
    began = time.process_time()
    works(header + b"\r\n\r\ntext")
    assert time.process_time() - began < 8


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote", "ul", "font", "span", "a href=x"])
def test_html_nested_without_end_is_read(tag):
    works(mail(f"<{tag}>" * 20_000 + "end", Content_Type="text/html"))


def test_mails_inside_mails_are_opened_to_a_depth_only():
    raw = b"Subject: x\r\n\r\ny"
    for _depth in range(200):
        raw = b"Content-Type: message/rfc822\r\n\r\n" + raw
    works(raw)
    nested = b"x"
    for depth in range(100):
        nested = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (depth, depth) + nested
    found = read_or_raise(nested)
    assert "nested too deeply" in (found.error or "")
