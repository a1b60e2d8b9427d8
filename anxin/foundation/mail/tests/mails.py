"""Builders of invented mails for the tests."""

from __future__ import annotations


def mail(body: str | bytes = "Text", *, charset: str = "utf-8", **headers: str) -> bytes:
    """A mail with a text body; header names with underscores for hyphens."""
    content = body if isinstance(body, bytes) else body.encode(charset)
    lines = {"From": "Zhou Min <zhou@kehu.example>", "To": "service@anxin.example", "Subject": "Hello"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines.setdefault("Content-Type", f"text/plain; charset={charset}")
    return "".join(f"{name}: {value}\r\n" for name, value in lines.items()).encode() + b"\r\n" + content


def multipart(
    *parts: str | bytes, kind: str = "mixed", boundary: str = "b", close: bool = True, **headers: str
) -> bytes:
    """A multipart of parts that are written with their headers."""
    mark = f"\r\n--{boundary}".encode()
    body = b"".join(mark + b"\r\n" + (each if isinstance(each, bytes) else each.encode()) for each in parts)
    return mail(
        body + (mark + b"--\r\n" if close else b""), Content_Type=f'multipart/{kind}; boundary="{boundary}"', **headers
    )


def delivery_report(
    text: str,
    fields: str,
    *,
    returned: str = "Message-ID: <m1@anxin.example>\r\nTo: anna@kunde.example\r\n",
    **headers: str,
) -> bytes:
    """A report after RFC 3464."""
    headers = {
        "From": "Mail Delivery System <MAILER-DAEMON@mx.anxin.example>",
        "Subject": "Undelivered Mail Returned to Sender",
        **headers,
    }
    return multipart(
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}",
        f"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.anxin.example\r\n\r\n{fields}",
        f"Content-Type: text/rfc822-headers\r\n\r\n{returned}",
        kind="report; report-type=delivery-status",
        **headers,
    )
