"""Mail becomes cases and answers, in its thread, once; and what is no letter makes no noise."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anxin.domain.cases.mail_addresses import reply_address
from anxin.domain.cases.models import Case, CaseMessage
from anxin.domain.cases.operations.answering import answer
from anxin.domain.conversations.models import InboundMail, MailCopy, Message, Participant
from anxin.domain.messaging.models import DeliveryReport, Outgoing, Suppression
from anxin.foundation import clock
from tests.mails import PICTURES, mail, returned

pytestmark = pytest.mark.django_db


def case_of(row) -> Case:
    return CaseMessage.objects.get(message_id=row.message_id).case


def leave(case, cast, text="请先断电五分钟。"):
    """An agent's answer that has left; returns the mail."""
    message = answer(case_id=case.pk, text=text, hold=timedelta(0), actor=cast.agent, at=clock.now())
    row = Outgoing.objects.get(reference_kind="message", reference_id=message.pk, channel="mail")
    row.state, row.message_id = Outgoing.State.SENT, row.message_id.replace("anxin.invalid", "anran.example")
    row.save()
    return row


def test_a_mail_becomes_a_case_with_its_text_and_files(post):
    row = post(mail(files=[("发票.pdf", "application/pdf", b"%PDF-1.4 invoice")]))
    case = case_of(row)
    assert (row.state, row.reason, case.channel, case.subject) == ("stored", "new_case", "mail", "空调不凉")
    assert case.customer.name == "王秀兰"
    message = CaseMessage.objects.get(case=case).message
    assert message.text == "空调开了半小时还是不凉。"
    assert [each.name for each in message.attachments.all()] == ["发票.pdf"]
    assert message.mail.raw.size_bytes == row.size_bytes


def test_the_sender_is_told_at_once_in_her_thread(post):
    row = post(mail(Message_ID="<first@example.com>"))
    told = Outgoing.objects.get(text_id="cases.received")
    assert (told.address, told.in_reply_to) == ("wang@example.com", "<first@example.com>")
    assert told.reply_to == reply_address(case_of(row))


def test_the_same_content_twice_is_one_message(post):
    raw = mail()
    assert post(raw).pk == post(raw).pk
    assert Message.objects.count() == 1


def test_the_same_mail_by_two_ways_is_one_message(post):
    raw = mail()
    post(raw)
    other = post(b"Received: from elsewhere\r\n" + raw)
    assert (other.state, other.reason) == ("ignored", "duplicate")
    assert Case.objects.count() == 1


def test_an_answer_finds_its_case_by_the_mail_it_answers(post, cast):
    case = case_of(post(mail()))
    ours = leave(case, cast)
    row = post(mail("还是不凉", subject="回复", In_Reply_To=ours.message_id, References=ours.message_id))
    assert (row.reason, case_of(row)) == ("reply", case)


def test_an_answer_to_the_acknowledgement_finds_its_case(post):
    case = case_of(post(mail()))
    told = Outgoing.objects.get(text_id="cases.received")
    Outgoing.objects.filter(pk=told.pk).update(created_at=clock.now() - timedelta(hours=1))
    assert case_of(post(mail("补充", subject="x", In_Reply_To=told.message_id))) == case


def test_an_answer_finds_its_case_by_its_address(post):
    case = case_of(post(mail()))
    row = post(mail("还有一件事", subject="", to=reply_address(case)), recipients=[reply_address(case)])
    assert case_of(row) == case


def test_a_forged_address_opens_nothing_of_somebody_elses(post):
    case = case_of(post(mail()))
    user, _at, domain = reply_address(case).partition("@")
    forged = f"{user[:-1]}{'0' if user[-1] != '0' else '1'}@{domain}"
    row = post(mail("让我看看", sender="mallory@evil.example", subject="y", to=forged), recipients=[forged])
    assert case_of(row) != case


def test_the_number_in_the_subject_counts_for_the_customer_only(post):
    case = case_of(post(mail()))
    hers = post(mail("再说一句", subject=f"关于服务单 {case.number}"))
    strangers = post(mail("什么情况", subject=f"关于服务单 {case.number}", sender="mallory@evil.example"))
    assert case_of(hers) == case
    assert case_of(strangers) != case


def test_an_answer_from_an_unknown_address_is_added_with_a_mark(post, cast):
    case = case_of(post(mail()))
    ours = leave(case, cast)
    row = post(mail("我是她儿子，现在好了", sender="son@example.org", In_Reply_To=ours.message_id))
    assert case_of(row) == case
    copy = MailCopy.objects.get(message_id=row.message_id)
    assert not copy.is_trusted
    assert not Participant.objects.exists()
    leave(case, cast, "好的")
    assert set(Outgoing.objects.filter(channel="mail").values_list("address", flat=True)) == {"wang@example.com"}


def test_who_gets_a_copy_reads_along(post, cast):
    case = case_of(post(mail(Cc="李师傅 <li@outlet.example>, care@anran.example")))
    ours = leave(case, cast)
    assert ours.cc == [{"name": "李师傅", "address": "li@outlet.example"}]
    row = post(mail("我来看看", sender="li@outlet.example", In_Reply_To=ours.message_id))
    assert MailCopy.objects.get(message_id=row.message_id).is_trusted


def test_two_quick_mails_of_one_thread_are_one_case_in_any_order(post):
    first = mail(Message_ID="<one@example.com>")
    second = mail("忘了附件", subject="回复：空调不凉", Message_ID="<two@example.com>", References="<one@example.com>")
    late = case_of(post(second))
    assert case_of(post(first)) == late


def test_the_same_subject_again_within_minutes_is_the_same_case(post):
    case = case_of(post(mail()))
    assert case_of(post(mail("附件在这里"))) == case
    assert case_of(post(mail("别的事", subject="洗衣机漏水"))) != case


def test_a_colleague_passes_a_mail_on_and_the_customer_is_who_wrote_it(post, cast):
    from dataclasses import replace

    from anxin.domain.cases.rules.mail_people import people_of
    from anxin.foundation.mail.reading import read
    from anxin.foundation.mail.types import Address, Forwarded

    forwarded = Forwarded(Address("王秀兰", "wang@example.com"), "空调不凉", "", "不凉")
    passed_on = replace(read(mail(sender="agent@anran.example")), forwarded=(forwarded,))
    people = people_of(passed_on, [], own=[], colleagues=["agent@anran.example"])
    assert (people.person.address, people.is_passed_on) == ("wang@example.com", True)
    strangers = people_of(passed_on, [], own=[], colleagues=[])
    assert strangers.person.address == "agent@anran.example"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (mail(List_Unsubscribe="<https://news.example/u>"), "newsletter"),
        (mail(Auto_Submitted="auto-replied", subject="自动回复：空调"), "auto_reply"),
        (mail(X_Spam_Flag="YES"), "spam"),
        (mail(Authentication_Results="mx.example; dmarc=fail (p=REJECT) header.from=example.com"), "forged"),
        (mail(sender="care@anran.example"), "loop"),
        (mail(sender=""), "no_sender"),
    ],
)
def test_what_is_no_letter_makes_no_noise(post, raw, reason):
    row = post(raw)
    assert (row.state, row.reason) == ("ignored", reason)
    assert not Case.objects.exists()
    assert not Outgoing.objects.exists()


def test_a_program_that_answers_our_acknowledgement_is_answered_no_more(post):
    post(mail())
    told = Outgoing.objects.get(text_id="cases.received")
    Outgoing.objects.filter(pk=told.pk).update(sent_at=clock.now(), state="sent")
    row = post(mail("We have received your mail.", subject=f"Re: {told.subject}", In_Reply_To=told.message_id))
    assert (row.state, row.reason) == ("stored", "loop")
    assert Outgoing.objects.filter(channel="mail").count() == 1
    assert Case.objects.count() == 1


def test_a_bounce_marks_the_mail_and_the_address(post, cast):
    case = case_of(post(mail()))
    ours = leave(case, cast)
    row = post(returned("wang@example.com", ours.message_id))
    ours.refresh_from_db()
    assert (row.state, row.reason, ours.state) == ("ignored", "bounce", "bounced")
    assert DeliveryReport.objects.get().outgoing == ours
    assert Suppression.objects.get().address == "wang@example.com"
    assert case.customer.contact_points.get().health == "bounced"


def test_a_bounce_of_no_mail_of_ours_holds_nobody_back(post):
    post(returned("wang@example.com", "<invented@evil.example>"))
    assert not Suppression.objects.exists()


def test_pictures_of_the_text_and_what_a_later_mail_repeats_are_listed_once(post, cast):
    html = '<p>看图</p><img src="cid:a"><img src="cid:b">'
    first = post(mail(html=html, inline=[("a", PICTURES[0]), ("b", PICTURES[1])]))
    case = case_of(first)
    ours = leave(case, cast)
    second = post(mail("见下", html=html, inline=[("a", PICTURES[0])], In_Reply_To=ours.message_id))
    shown = [[a.is_hidden for a in Message.objects.get(pk=row.message_id).attachments.all()] for row in (first, second)]
    assert shown == [[False, False], [True]]


def test_a_huge_text_is_cut_and_kept_whole_as_a_file(post):
    row = post(mail("很长。" * 20_000))
    message = Message.objects.get(pk=row.message_id)
    assert len(message.text) < 20_000
    assert [each.file.media_type for each in message.attachments.all()] == ["text/plain"]


def test_a_mail_without_any_text_is_still_a_case(post):
    row = post(mail("", subject="", files=[("a.pdf", "application/pdf", b"%PDF-1.4")]))
    assert Message.objects.get(pk=row.message_id).text


def test_every_mail_has_one_row_that_tells_why(post):
    post(mail())
    post(mail(Precedence="bulk", sender="news@example.com"))
    assert list(InboundMail.objects.order_by("id").values_list("reason", flat=True)) == ["new_case", "newsletter"]
