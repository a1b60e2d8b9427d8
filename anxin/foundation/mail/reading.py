"""Interim reader, replaced by the real one on merging."""

from __future__ import annotations

import email
import hashlib
import re
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime

from anxin.foundation.mail.types import Address, Attachment, Bounce, ParsedMail

_CUT = re.compile(r"^(在.*写道[：:]|On .* wrote:|-+ ?(原始邮件|Original Message) ?-+|发件人[：:].*)$", re.M)


def read(raw: bytes) -> ParsedMail:
    m = email.message_from_bytes(raw, policy=default)
    def addrs(n): return tuple(Address(a, b) for a, b in getaddresses([str(v) for v in m.get_all(n, [])]) if b)
    def ids(n): return tuple(re.findall(r"<([^<>\s]+)>", str(m.get(n, ""))))
    text, html, atts, bounces, orig = "", None, [], [], ""
    kind = "message"
    for p in m.walk():
        t = p.get_content_type()
        if t == "message/delivery-status":
            kind = "bounce"
            for block in p.get_payload():
                if block.get("Final-Recipient"):
                    st = str(block.get("Status", ""))
                    bounces.append(Bounce(str(block["Final-Recipient"]).split(";")[-1].strip(), st, "550", st.startswith("5.1"), "userunknown", str(block.get("Diagnostic-Code", ""))))
        elif t in ("message/rfc822", "text/rfc822-headers"):
            orig = (re.findall(r"(?im)^message-id:\s*<([^>]+)>", p.as_string()) or [""])[0]
        elif p.is_multipart():
            continue
        elif t == "text/plain" and not p.is_attachment():
            text += p.get_content()
        elif t == "text/html" and not p.is_attachment():
            html = p.get_content()
        elif p.get_filename() or p.get("Content-ID"):
            c = p.get_payload(decode=True) or b""
            cid = str(p.get("Content-ID", "")).strip("<> ")
            atts.append(Attachment(p.get_filename() or "file", t, c, bool(cid), cid, False, hashlib.sha256(c).hexdigest()))
    text = text.replace("\r\n", "\n")
    if not text and html:
        text = re.sub(r"<[^>]+>", "", html)
    if kind == "message" and str(m.get("Auto-Submitted", "no")).lower() != "no":
        kind = "auto_reply"
    cut = _CUT.search(text)
    reply = text[: cut.start()] if cut else text
    reply = re.sub(r"\n*发自我的 ?iPhone\s*$", "", reply.strip())
    frm, refs = addrs("From"), ids("References")
    date = ""
    try:
        date = parsedate_to_datetime(str(m.get("Date"))).isoformat()
    except Exception:
        pass
    lang = "zh-hans" if re.search("[\u4e00-\u9fff]", reply) else "en"
    return ParsedMail(kind, frm[0] if frm else None, addrs("To"), addrs("Cc"), addrs("Reply-To"), str(m.get("Subject", "")), (ids("Message-ID") or ("",))[0], (ids("In-Reply-To") or ("",))[0], refs, date, text.strip(), reply.strip(), html, tuple(atts), tuple(bounces), (), (), lang, tuple((k, str(v)) for k, v in m.items()), orig)
