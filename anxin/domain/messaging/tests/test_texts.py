"""Wordings of outgoing texts: a brand's own, everyone's, as delivered."""

import pytest

from anxin.domain.messaging import queries
from anxin.domain.messaging.catalogue import texts
from anxin.domain.messaging.operations.texts import reset, word
from anxin.domain.messaging.rules.wording import unknown_variables
from anxin.foundation import clock
from anxin.foundation.errors import Forbidden, Invalid, NotFound
from anxin.foundation.events.models import Event

ID = "cases.received"


def say(cast, brand=None, language="zh-hans", subject="{brand} 收到 {number}", body="好的 {link}", actor=None):
    return word(
        text_id=ID,
        brand_id=brand.pk if brand else None,
        language=language,
        subject=subject,
        body=body,
        actor=actor or cast.administrator,
        at=clock.now(),
    )


def subject(brand, language="zh-hans"):
    return queries.wording(ID, brand_id=brand.pk, language=language)[0]


def test_a_brands_own_wording_wins_over_everyones_over_the_delivered(cast):
    delivered = subject(cast.brand)
    say(cast, subject="大家的 {number}")
    assert subject(cast.brand) == "大家的 {number}"
    say(cast, cast.brand, subject="自己的 {number}")
    assert subject(cast.brand) == "自己的 {number}"
    assert subject(cast.other_brand) == "大家的 {number}"
    reset(text_id=ID, brand_id=cast.brand.pk, language="zh-hans", actor=cast.administrator, at=clock.now())
    reset(text_id=ID, brand_id=None, language="zh-hans", actor=cast.administrator, at=clock.now())
    assert subject(cast.brand) == delivered
    assert Event.objects.filter(type="messaging.TextWorded", data__is_reset=True).count() == 2


def test_traditional_chinese_is_made_from_the_simplified_wording_until_it_is_written(cast):
    say(cast, cast.brand, subject="软件 {number}")
    assert subject(cast.brand, "zh-hant") == "軟體 {number}"
    say(cast, cast.brand, language="zh-hant", subject="您好 {number}")
    assert subject(cast.brand, "zh-hant") == "您好 {number}"


def test_changing_a_wording_changes_the_mail_that_leaves(cast, customer):
    from anxin.domain.messaging.models import Outgoing
    from tests.cast import receive_case

    say(cast, cast.brand, subject="已登记 {number}", body="{brand}：{link}")
    case = receive_case(cast, customer).case
    mail = Outgoing.objects.get(text_id=ID)
    assert mail.subject == f"已登记 {case.number}"
    assert mail.body.startswith("安然电器：")


@pytest.mark.parametrize("field", ["subject", "body"])
def test_an_unknown_variable_is_refused_beside_its_field_and_named(cast, field):
    with pytest.raises(Invalid) as refused:
        say(cast, **{field: "x {nummer}"})
    assert refused.value.field == field
    assert "{nummer}" in str(refused.value.message)


def test_an_empty_wording_is_refused(cast):
    with pytest.raises(Invalid):
        say(cast, body="  ")


def test_only_who_may_change_messaging_of_that_brand_may_word_it(cast):
    with pytest.raises(Forbidden):
        say(cast, actor=cast.agent)


def test_a_text_or_language_nobody_knows_is_not_found(cast):
    with pytest.raises(NotFound):
        say(cast, language="fr")


@pytest.mark.parametrize("text", texts().values(), ids=lambda text: text.id)
def test_every_delivered_wording_uses_only_what_it_offers(text):
    for wording in (*text.subjects.values(), *text.bodies.values()):
        assert unknown_variables(wording, text.variables) == []
    assert set(text.bodies) >= {"zh-hans", "en"}
