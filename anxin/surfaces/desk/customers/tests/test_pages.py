"""The pages of customers: what is shown to whom, what is masked, and that nothing typed breaks them."""

import pytest

from anxin.domain.customers import queries
from anxin.domain.customers.models import ContactPoint, Customer, PostalAddress
from anxin.domain.customers.operations import merging
from anxin.foundation.events.models import AccessLog
from anxin.surfaces.desk.customers.tests.conftest import logged_in
from tests.cast import AT, receive_case

BASE = "/desk/customers/"


def text_of(response) -> str:
    return response.content.decode()


def test_contact_points_are_masked_until_a_reason_is_given_and_noted(desk, file):
    page = text_of(desk.get(f"{BASE}{file.pk}"))
    assert "138****1234" in page and "文三路***" in page
    assert "13800001234" not in page and "wang@example.com" not in page and "文三路18号" not in page
    assert desk.post(f"{BASE}{file.pk}/disclosure", {"reason": ""}).status_code == 422
    assert desk.post(f"{BASE}{file.pk}/disclosure", {"reason": "回电"}).status_code == 303
    page = text_of(desk.get(f"{BASE}{file.pk}"))
    assert "13800001234" in page and "文三路18号" in page
    assert list(AccessLog.objects.values_list("subject_id", "reason")) == [(file.pk, "回电")]


def test_a_file_of_another_brand_does_not_exist(cast, file):
    stranger = logged_in(cast.stranger_staff)
    for place in ("", "/timeline", "/facts", "/disclosure", "/contacts", "/addresses", "/preference", "/consents"):
        assert stranger.get(f"{BASE}{file.pk}{place}").status_code == 404, place


def test_the_number_of_a_merged_file_leads_to_the_kept_one(cast, desk, file, twin):
    merging.merge(kept_id=file.pk, gone_id=twin.pk, actor=cast.agent, at=AT)
    response = desk.get(f"{BASE}{twin.pk}")
    assert (response.status_code, response["Location"]) == (303, f"{BASE}{file.pk}")


def test_a_merge_is_undone_from_the_kept_file(cast, desk, file, twin):
    merged = merging.merge(kept_id=file.pk, gone_id=twin.pk, actor=cast.agent, at=AT)
    assert f"{BASE}merges/{merged.pk}/undoing" in text_of(desk.get(f"{BASE}{file.pk}"))
    desk.post(f"{BASE}merges/{merged.pk}/undoing")
    assert desk.get(f"{BASE}{twin.pk}").status_code == 200


def test_the_life_of_a_merged_file_is_part_of_the_kept_one(cast, desk, file, twin):
    case = receive_case(cast, twin).case
    merging.merge(kept_id=file.pk, gone_id=twin.pk, actor=cast.agent, at=AT)
    assert f"#{case.number}" in text_of(desk.get(f"{BASE}{file.pk}/timeline?phase=serviced"))
    assert f"#{case.number}" not in text_of(desk.get(f"{BASE}{file.pk}/timeline?phase=bought"))


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "王" * 500,
        "q=%F0%9F%99%82",
        "q='; DROP TABLE",
        "tier=x&kind=y&tag=999999999999999999999&tag=-1",
        "cursor=junk",
        "cases=open",
        "tag=1&language=en&tier=vip",
    ],
)
def test_no_filter_and_no_words_break_the_list(desk, file, query):
    assert desk.get(f"{BASE}?{query}").status_code == 200


@pytest.mark.parametrize(
    "place",
    [
        "999999999999999999999999",
        "pairs/1-999999999999999999999999",
        "merges/999999999999999999999999/undoing",
        "contacts/999999999999999999999999/proof",
        "addresses/999999999999999999999999",
    ],
)
def test_numbers_beyond_all_numbers_lead_nowhere(desk, file, place):
    assert desk.get(f"{BASE}{place}").status_code == 404


def test_the_list_is_narrowed_to_customers_with_open_cases(cast, desk, file, twin):
    receive_case(cast, twin)
    page = text_of(desk.get(f"{BASE}?cases=open"))
    assert f"customer-{twin.pk}" in page and f"customer-{file.pk}" not in page


def test_the_list_asks_no_more_questions_the_longer_it_gets(desk, file, twin, django_assert_max_num_queries):
    Customer.objects.bulk_create([Customer(name=f"客{n}", created_at=AT) for n in range(30)])
    with django_assert_max_num_queries(24):
        desk.get(BASE)


def test_several_customers_get_a_tag_at_once(desk, file, twin):
    desk.post(
        f"{BASE}tagging", {"customer": [file.pk, twin.pk, "junk", "9" * 30], "tag": "回访", "back": "kind=person"}
    )
    assert [each.tag.name for each in queries.tags_of(twin.pk)] == ["回访"]


def test_a_pasted_address_fills_the_fields_and_is_saved_only_then(desk, file):
    pasted = {"pasted": "李梅 13900005678 上海市浦东新区张江路5弄6号", "sort": "1"}
    page = text_of(desk.post(f"{BASE}{file.pk}/addresses", pasted))
    assert 'value="浦东新区"' in page and 'value="李梅"' in page
    assert PostalAddress.objects.count() == 1
    filled = {"street": "张江路5弄6号", "district": "浦东新区", "city": "上海市", "province": "上海市", "country": "CN"}
    assert desk.post(f"{BASE}{file.pk}/addresses", filled).status_code == 303
    assert PostalAddress.objects.get(district="浦东新区").division_code == "310115"


def test_what_is_refused_stands_beside_its_field(desk, file):
    page = desk.post(f"{BASE}{file.pk}/contacts", {"kind": "phone", "value": "12"})
    assert page.status_code == 422
    assert 'id="id_value_error"' in text_of(page)
    known = desk.post(
        f"{BASE}new", {"kind": "person", "name": "李", "tier": "regular", "language": "en", "phone": "13800001234"}
    )
    assert known.status_code == 422
    assert 'id="id_phone_error"' in text_of(known)


@pytest.mark.parametrize("what", ["preference", "removal"])
def test_a_look_changes_nothing(desk, file, what):
    point = ContactPoint.objects.filter(customer=file).first()
    assert desk.get(f"{BASE}contacts/{point.pk}/{what}").status_code == 303
    assert ContactPoint.objects.filter(pk=point.pk).exists()


def test_every_form_of_a_file_opens_and_keeps(cast, desk, file):
    model = cast.model.pk
    given = {
        "facts": {"kind": "person", "name": "王秀兰", "tier": "vip", "language": "en", "note": "听力不好"},
        "tags": {"tag": "老客户"},
        "preference": {"channel": "wechat", "from_time": "09:00", "until_time": "18:00", "weekdays": ["1"]},
        "consents": {"purpose": "survey", "channel": "", "brand": "", "source": "call"},
        "notes": {"text": "导购说可以带 35 平方米", "told_date": "2026-03-01", "model": model},
    }
    for place, values in given.items():
        assert desk.get(f"{BASE}{file.pk}/{place}").status_code == 200, place
        assert desk.post(f"{BASE}{file.pk}/{place}", values).status_code == 303, place
    page = text_of(desk.get(f"{BASE}{file.pk}"))
    for shown in ("听力不好", "老客户", "09:00–18:00", "导购说可以带 35 平方米", cast.model.number):
        assert shown in page


def test_the_palette_offers_customers(desk, file):
    page = text_of(desk.get("/desk/palette?q=wangxiulan"))
    assert f"{BASE}{file.pk}" in page and "13800001234" not in page


def test_a_case_leads_to_its_customers_file(cast, desk, case):
    assert f"{BASE}{case.customer_id}" in text_of(desk.get(f"/desk/cases/{case.number}"))


def test_blocking_and_letting_in_again(desk, cast):
    values = {"kind": "email", "value": "spam@example.net", "brand": cast.brand.pk, "reason": "广告"}
    assert desk.post(f"{BASE}blocked", values).status_code == 303
    block = queries.find_block("email", "spam@example.net", cast.brand.pk)
    assert "spam@example.net" in text_of(desk.get(f"{BASE}blocked"))
    desk.post(f"{BASE}blocked/{block.pk}/lifting")
    assert queries.find_block("email", "spam@example.net", cast.brand.pk) is None


def test_pre_sale_mistakes_are_shown_with_junk_days_too(desk, file):
    assert desk.get(f"{BASE}advice?since=junk&until=2026-99-99").status_code == 200
