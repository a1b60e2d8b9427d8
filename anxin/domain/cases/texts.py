"""Outgoing texts about cases, as delivered."""

from django.utils.translation import gettext_lazy as _

from anxin.domain.messaging.catalogue import Text, register

_COMMON = {
    "brand": "安然电器",
    "number": "10042",
    "subject": "空调不制冷",
    "link": "https://service.example/c/7K3MQ…",
    "hotline": "400-000-0000",
}

register(
    Text(
        id="cases.received",
        when=_("at once when a customer's request arrived and she gave a mail address"),
        variables={**_COMMON, "due": "我们会在 9月14日（周一）14:20 之前答复您。"},
        subjects={
            "zh-hans": "我们收到了：{subject}（服务单 {number}）",
            "en": "We have received it: {subject} (case {number})",
        },
        bodies={
            "zh-hans": "您好，\n\n您的问题已经到我们这里了，服务单号是 {number}。接下来由专人查看。{due}\n\n随时查看进度、补充说明：\n{link}\n\n{brand}",
            "en": "Hello,\n\nYour request is with us, the case number is {number}. One of us is going to look at it. {due}\n\n"
            "See where it stands or add something at any time:\n{link}\n\n{brand}",
        },
    ),
    Text(
        id="cases.due_moved",
        when=_("when a time we had told a customer was agreed on anew with her"),
        variables={
            **_COMMON,
            "due": "我们会在 9月15日（周二）10:00 之前答复您。",
            "more": "之前告诉您的是 9月14日（周一）14:20。改期原因：配件需要重新调拨",
        },
        subjects={
            "zh-hans": "时间有变：{subject}（服务单 {number}）",
            "en": "Another time: {subject} (case {number})",
        },
        bodies={
            "zh-hans": "您好，\n\n{due}{more}\n\n有疑问请直接回复我们，或在这里查看进度：\n{link}\n\n{brand}",
            "en": "Hello,\n\n{due} {more}\n\nIf this does not suit you, just write to us, or see where it stands:\n{link}\n\n{brand}",
        },
    ),
    Text(
        id="cases.answer",
        when=_("around every answer of a person, by mail"),
        variables={**_COMMON, "answer": "您好，请先把空调断电五分钟……", "name": "林小满"},
        subjects={"zh-hans": "回复：{subject}（服务单 {number}）", "en": "Re: {subject} (case {number})"},
        bodies={
            "zh-hans": "{answer}\n\n{name}\n{brand}\n\n查看全部记录或回复我们：\n{link}",
            "en": "{answer}\n\n{name}\n{brand}\n\nSee the whole conversation or reply:\n{link}",
        },
        is_automatic=False,
    ),
)
