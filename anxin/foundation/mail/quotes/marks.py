"""The lines by which mail programs introduce a quoted mail, in the words of each program and language.

All patterns are tried on single lines of bounded length, so that no input can make them slow.
"""

from __future__ import annotations

import re

LONGEST_MARK = 400
"""Characters of an introduction, wrapped lines joined; longer lines are never one."""

_DASHES = r"[-_=—–─*\s|>]"
_ORIGINAL = (
    r"原始邮件|原邮件|原始消息|原始郵件|原始信件|原信件|邮件原件|回复的原邮件|回复的邮件|答复邮件|回复邮件|历史邮件|以下为原邮件|原文|"
    r"original(?: message| mail| e-?mail)?|reply message|replied message|message history|previous message|"
    r"original-?nachricht|ursprüngliche nachricht|urspruengliche nachricht|antwort nachricht|"
    r"message (?:d'origine|d’origine|original|initial)|e-?mail d'origine|mensaje original|messaggio originale|mensagem original|"
    r"元のメッセージ|元のメール|オリジナルメッセージ|원본 메(?:시지|일)|oorspronkelijk bericht|исходное сообщение"
)
_FORWARD = (
    r"转发的?(?:邮件|消息)(?:信息)?|转发邮件信息|轉寄郵件|轉寄的郵件|轉寄信件|已转发的?邮件|forwarded (?:message|mail|by .{1,80})|"
    r"weitergeleitete nachricht|message (?:transféré|transmis)|mensaje reenviado|転送メッセージ|転送されたメッセージ"
)
ORIGINAL = re.compile(rf"{_DASHES}{{2,60}}(?:{_ORIGINAL}){_DASHES}{{2,60}}", re.IGNORECASE)
FORWARD = re.compile(
    rf"{_DASHES}{{2,60}}(?:{_FORWARD}){_DASHES}{{2,60}}|begin forwarded message\s?:|start of forwarded message\s?:|"
    r"(?:开始转发的邮件|以下是转发的邮件|下面是被转发的邮件|開始轉寄郵件)\s?[:：]|anfang der weitergeleiteten nachricht\s?:|"
    r"début du message (?:réexpédié|transféré)\s?:",
    re.IGNORECASE,
)
FORWARD_SUBJECT = re.compile(r"\s*(?:fwd?|wg|tr|rv|vs|转发|轉寄|轉發|転送)\s*[:：]", re.IGNORECASE)
REPLY_SUBJECT = re.compile(r"\s*(?:re|aw|sv|ré|antw|回复|回覆|答复|答覆|返信)\s*(?:\[\d+\])?\s*[:：]", re.IGNORECASE)
ABOVE = re.compile(
    r"请在(?:此|本|这)?行(?:之|以)?上(?:方|面)?回复|請在(?:此|本|這)?行(?:之|以)?上(?:方|面)?回覆|"
    r"(?:please )?(?:type|write|enter) your reply above this line|reply above this line",
    re.IGNORECASE,
)

_MAILBOX = r"[^\s<>@]{1,80}@[^\s<>@]{1,120}"
_DATE = (
    r"(?:\d{4}\s?[-/.年]\s?\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}月\d{1,2}日|\d{1,2}[:：.h]\d{2}|"
    r"\b\d{1,2}\.? (?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|janv|févr|avr|août|déc)|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2})"
)
SOURCE = re.compile(rf"{_MAILBOX}|{_DATE}", re.IGNORECASE)
"""A day, a time or an address: without one a line that ends in "wrote:" is a person's own sentence."""
INTRODUCTION = re.compile(
    r"(?:(?:on|at|in)\b.{3,380}\b(?:wrote|writes|said|sent)|.{3,300}\b(?:wrote|writes)(?: on .{5,60})?|"
    r".{2,380}(?:写道|寫道|写到|寫到|写到了|来信说|寫入|编写|回复说|发来邮件)|"
    r"(?:am|vom)\b.{3,300}\bschrieb\b.{0,100}|.{3,300}\bschrieb\b.{0,80}|le\b.{3,380}\b(?:a écrit|écrit|a ecrit)|"
    r"el\b.{3,380}\bescribió|il\b.{3,380}\bha scritto|em\b.{3,380}\bescreveu|op\b.{3,300}\bschreef\b.{0,80}|den\b.{3,300}\bskrev\b.{0,80}|"
    r".{3,380}(?:のメール|のメッセージ|が書きました|は書きました|さんは書きました|からのメール|wrote)|"
    r".{3,380}(?:님이 작성|님이 씀|написал(?:а|\(а\))?|пишет))\s?[:：]",
    re.IGNORECASE,
)
DATED_SENDER = re.compile(
    rf".{{0,40}}{_DATE}.{{0,200}}<{_MAILBOX}>\s?[:：]|.{{0,120}}<{_MAILBOX}>.{{0,40}}{_DATE}.{{0,60}}[:：]",
    re.IGNORECASE,
)

_LABELS = {
    "from": "发件人|寄件者|寄件人|发信人|发送人|發件人|from|von|de|expéditeur|差出人|送信者|보낸 사람|发自|da|mittente",
    "date": "发送时间|发送日期|发件时间|发信时间|日期|时间|時間|寄件日期|傳送時間|寄送時間|發送時間|已发送|sent|date|sent at|gesendet|datum|envoyé|date d'envoi|送信日時|日時|送信日|보낸 날짜|enviado|fecha|data|inviato",
    "to": "收件人|收件者|收信人|发给|收件方|to|an|à|pour|destinataire|宛先|받는 사람|para|a",
    "cc": "抄送|抄送人|副本|抄报|cc|kopie|copie|密送|bcc|回复|reply-to|replyto|回覆|回复地址|importance|重要性|附件|attachments?",
    "subject": "主题|主旨|主題|标题|標題|邮件主题|subject|betreff|objet|sujet|件名|제목|asunto|oggetto|assunto",
}
_KIND_OF = {label: kind for kind, labels in _LABELS.items() for label in labels.replace("s?", "").split("|")} | {
    "attachments": "cc"
}
_LABEL = re.compile(
    rf"[\s>|*_]{{0,12}}({'|'.join(sorted((label for labels in _LABELS.values() for label in labels.split('|')), key=len, reverse=True))})"
    r"[\s*_|]{0,6}[:：|]",
    re.IGNORECASE,
)


_SPREAD = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]{1,4}(?=[\u4e00-\u9fff])")


def label_of(line: str) -> str:
    """`from`, `date`, `to`, `cc` or `subject` when the line is such a header of a quoted mail, else ""."""
    found = _LABEL.match(_SPREAD.sub("", line[:80]))
    return _KIND_OF.get(found[1].lower(), "cc") if found else ""


TABLE_SIGNATURE = re.compile(r".{0,12}签名由.{0,30}定制.{0,4}")
"""The last line of NetEase's signature, which is a table above it."""

_PHONES = (
    r"iphone|ipad|ipod(?: touch)?|apple watch|mac(?:book)?|android|安卓|华为|荣耀|小米|红米|三星|vivo|oppo|一加|魅族|huawei|honor|"
    r"xiaomi|redmi|mi|samsung|galaxy|nokia|blackberry|windows phone|手机|平板|移动设备"
)
_APPS = (
    r"outlook.{0,30}|网易邮箱.{0,10}|邮箱大师|qq\s?邮箱.{0,10}|foxmail.{0,10}|阿里邮箱.{0,10}|企业微信.{0,10}|钉钉.{0,10}|飞书.{0,10}|"
    r"139邮箱.{0,10}|189邮箱.{0,10}|新浪邮箱.{0,10}|yahoo mail.{0,40}|gmail.{0,20}|mail for windows.{0,10}|windows.{0,4}邮件.{0,8}|"
    r"my .{2,40}|a .{2,30} device|proton ?mail.{0,30}|spark|edison mail.{0,20}|mailbird|airmail.{0,20}|aol.{0,20}|mailmaster.{0,20}|邮件应用"
)
DEVICE = re.compile(
    rf"(?:(?:发自|來自|来自|发送自|發自|寄自|傳送自|由|通过|從|从)\s?(?:我的|于我的|自)?\s?.{{0,20}}?(?:{_PHONES}|{_APPS}).{{0,24}}?(?:发送|傳送|寄出|发出)?|"
    rf"sent (?:from|via|with|using) (?:{_PHONES}|{_APPS}).{{0,30}}|sent from .{{2,40}} (?:phone|mobile|smartphone|tablet|device).{{0,20}}|"
    r"get outlook for (?:ios|android).{0,60}|下载 ?outlook.{0,20}|获取 ?outlook.{0,40}|取得 ?outlook.{0,40}|"
    rf"(?:{_PHONES})から送信|von (?:meinem|meiner) .{{2,50}} gesendet|gesendet von .{{3,50}}|diese nachricht wurde von .{{3,40}} gesendet|"
    rf"envoyé (?:de|depuis|à partir de) .{{3,50}}|enviado desde .{{3,50}}|inviato da .{{3,50}}|enviado do .{{3,50}}|verstuurd vanaf .{{3,50}}|나의 iphone에서 보냄|отправлено с .{{3,40}})"
    r"\s?[.。]?(?:\s?\(?<?https?://\S{1,120})?",
    re.IGNORECASE,
)
