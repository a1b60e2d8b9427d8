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
        variables=_COMMON,
        subjects={
            "zh-hans": "我们收到了：{subject}（服务单 {number}）",
            "en": "We have received it: {subject} (case {number})",
        },
        bodies={
            "zh-hans": "您好，\n\n您的问题已经到我们这里了，服务单号是 {number}。接下来由专人查看并答复您。\n\n随时查看进度、补充说明：\n{link}\n\n{brand}",
            "en": "Hello,\n\nYour request is with us, the case number is {number}. One of us is going to look at it and answer you.\n\n"
            "See where it stands or add something at any time:\n{link}\n\n{brand}",
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
