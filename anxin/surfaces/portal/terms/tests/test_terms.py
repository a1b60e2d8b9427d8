"""Terms before buying: for every product line, with the promises that are signed, in the reader's language."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from anxin.domain.entitlements.operations import promises
from anxin.domain.entitlements.queries import shipped
from anxin.domain.entitlements.types import all_classes, terms_of
from anxin.foundation.actors import SYSTEM
from tests.cast import AT


@pytest.mark.django_db
def test_the_terms_of_a_line_name_periods_law_and_what_is_charged(cast):
    page = Client(headers={"accept-language": "zh-CN"}).get("/b/anran/terms/ac").content.decode()
    for told in (
        "七日无理由退货",
        "7 天，退货运费由顾客承担",
        "压缩机",
        "3 年",
        "《消费者权益保护法》第25条",
        "使用不当",
    ):
        assert told in page


@pytest.mark.django_db
def test_a_signed_promise_stands_in_the_terms(cast):
    text = """pack: ac-six
version: "1"
jurisdiction: CN
layer: brand
title: {zh: 空调六年, en: six years}
valid_from: 2020-01-01
sources: {P: {zh: 安然保修政策, en: Anran warranty}}
rules:
  - {id: AC-6, shape: coverage, title: {zh: 整机六年, en: whole unit six years}, confidence: verified, basis: P, applies: {classes: air_conditioner}, years: 6}
"""
    draft = promises.draft(text=text, actor=SYSTEM, at=AT)
    client = Client(headers={"accept-language": "zh-CN"})
    assert "6 年" not in client.get("/b/anran/terms/ac").content.decode()
    promises.sign(promise_id=draft.pk, actor=SYSTEM, at=AT)
    page = client.get("/b/anran/terms/ac").content.decode()
    assert "6 年" in page
    assert "安然保修政策" in page


@pytest.mark.django_db
def test_the_list_leads_to_each_line_and_strangers_find_nothing(cast):
    client = Client(headers={"accept-language": "en"})
    assert "/b/anran/terms/ac" in client.get("/b/anran/terms").content.decode()
    assert "/b/anran/terms" in client.get("/b/anran/").content.decode()
    for address in ("/b/anran/terms/spaceship", "/b/nobody/terms", "/b/qingyin/terms/ac"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("product_class", sorted(all_classes()))
@pytest.mark.parametrize("jurisdiction", ["CN", "EU", "TW"])
def test_every_kind_of_product_has_terms(product_class, jurisdiction):
    terms = terms_of(shipped.engine(), product_class, jurisdiction=jurisdiction, brand="", today=date(2026, 6, 1))
    assert terms.no_reason
    assert terms.covers or terms.faults or jurisdiction == "TW"


def test_unconfirmed_years_are_never_promised():
    terms = terms_of(shipped.engine(), "microwave_oven", jurisdiction="CN", brand="", today=date(2026, 6, 1))
    assert terms.covers == ()
