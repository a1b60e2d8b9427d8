"""Messaging's own outgoing text."""

from django.utils.translation import gettext_lazy as _

from anxin.domain.messaging.catalogue import Text, register

register(
    Text(
        id="messaging.test",
        when=_("when somebody tests a mail account"),
        variables={"brand": "安然电器", "host": "smtp.example.com"},
        subjects={"zh-hans": "测试邮件：发送成功", "en": "Test mail: it works"},
        bodies={
            "zh-hans": "您好，\n\n看到这封邮件，说明 {brand} 可以通过 {host} 发信了。\n\n这是一封测试邮件，无需回复。",
            "en": "Hello,\n\nif you read this, {brand} can send mail through {host}.\n\nThis was a test, there is nothing to do.",
        },
    )
)
