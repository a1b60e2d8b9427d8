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

_CLAIM = {
    "brand": "安然电器",
    "product": "静眠 1.5 匹",
    "answer": "发票上的名字和您登记的不一致，请补一张照片。",
    "link": "https://service.example/u/7K3MQ…",
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
    Text(
        id="units.claim_approved",
        when=_("when somebody's request to take a unit over was approved"),
        variables=_CLAIM,
        subjects={"zh-hans": "过户已通过：{product}", "en": "It is yours now: {product}"},
        bodies={
            "zh-hans": "您好，\n\n您的过户申请已经通过，{product} 现在登记在您名下。{answer}\n\n机器资料和报修入口：\n{link}\n\n{brand} {hotline}",
            "en": "Hello,\n\nYour request was approved: {product} is registered to you now. {answer}\n\n"
            "Its page, and how to ask for help:\n{link}\n\n{brand} {hotline}",
        },
    ),
    Text(
        id="units.claim_refused",
        when=_("when somebody's request to take a unit over was refused"),
        variables=_CLAIM,
        subjects={"zh-hans": "过户申请未通过：{product}", "en": "We could not register it to you: {product}"},
        bodies={
            "zh-hans": "您好，\n\n您对 {product} 的过户申请没有通过。原因：{answer}\n\n您可以补充材料后重新申请：\n{link}\n\n{brand} {hotline}",
            "en": "Hello,\n\nWe could not register {product} to you. {answer}\n\n"
            "You can ask again with more evidence:\n{link}\n\n{brand} {hotline}",
        },
    ),
    Text(
        id="units.claim_undone",
        when=_("when an approved request to take a unit over was taken back"),
        variables=_CLAIM,
        subjects={"zh-hans": "过户已撤回：{product}", "en": "Registration taken back: {product}"},
        bodies={
            "zh-hans": "您好，\n\n{product} 的过户登记已经撤回，目前不在您名下。如有疑问，请联系我们：{hotline}\n\n{link}\n\n{brand}",
            "en": "Hello,\n\nThe registration of {product} to you was taken back. If you have questions, please call us: {hotline}\n\n"
            "{link}\n\n{brand}",
        },
    ),
)
