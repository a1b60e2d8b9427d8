"""The help centre's home."""

import io

import pytest
from django.test import Client
from PIL import Image

from anxin.domain.accounts.models import Brand
from anxin.domain.calendars.models import Calendar
from anxin.domain.catalog.models import ProductLine, ProductModel

pytestmark = pytest.mark.django_db


def page(path, language="zh-hans"):
    client = Client()
    client.cookies["ax_language"] = language
    return client.get(path)


def test_without_an_active_brand_the_page_says_why_it_is_empty(cast):
    Brand.objects.update(is_active=False)
    answer = page("/")
    assert answer.status_code == 200
    assert "服务中心还没有设置好" in answer.content.decode()


def test_with_one_brand_its_home_stands_at_the_root(cast):
    Brand.objects.filter(code="qingyin").update(is_active=False)
    assert "/b/anran/ask/?line=ac" in page("/").content.decode()


def test_with_several_brands_one_chooses(cast):
    shown = page("/").content.decode()
    assert "/b/anran/" in shown
    assert "清音" in shown
    assert "/ask/" not in shown


def test_a_brand_nobody_serves_any_more_does_not_exist(cast):
    Brand.objects.filter(code="qingyin").update(is_active=False)
    assert page("/b/qingyin/").status_code == 404
    assert page("/b/nobody/").status_code == 404


def test_a_brand_without_products_offers_the_form_straight_away(cast):
    assert 'href="/b/qingyin/ask/"' in page("/b/qingyin/").content.decode()


def test_the_page_says_who_answers_when(cast):
    spec = {"zone": "Asia/Shanghai", "week": {"mon": ["09:00-18:00"], "tue": ["09:00-18:00"]}}
    cast.brand.calendar = Calendar.objects.create(name="热线", spec=spec)
    cast.brand.save()
    shown = page("/b/anran/").content.decode()
    assert "周一至周二" in shown
    assert 'href="tel:400-000-0000"' in shown


@pytest.mark.parametrize("lines", [0, 1, 30])
def test_queries_do_not_grow_with_the_products(cast, lines, django_assert_max_num_queries):
    ProductModel.objects.all().delete()
    ProductLine.objects.all().delete()
    for index in range(lines):
        line = ProductLine.objects.create(brand=cast.brand, code=f"l{index}", names={"zh-hans": f"产品{index}"})
        ProductModel.objects.create(line=line, number=f"M{index}")
    for path in ("/b/anran/", "/b/anran/ask/"):
        with django_assert_max_num_queries(5):
            assert page(path).status_code == 200


@pytest.mark.parametrize(
    ("language", "heading"), [("zh-hans", "隐私说明"), ("zh-hant", "隱私說明"), ("en", "Privacy notice")]
)
def test_the_privacy_notice_speaks_the_readers_language(cast, language, heading):
    assert f"<h1>{heading}</h1>" in page("/b/anran/privacy", language).content.decode()


def test_a_phone_can_keep_the_help_centre(cast):
    manifest = page("/b/anran/manifest.webmanifest").json()
    assert manifest["name"] == "安然电器服务中心"
    for icon in manifest["icons"]:
        picture = Image.open(io.BytesIO(page(icon["src"]).content))
        assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_icons_come_in_few_sizes_only(cast):
    assert page("/b/anran/icon-100000.png").status_code == 404


def test_search_machines_stay_out_of_customers_pages(cast):
    lines = page("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /c/", "Disallow: /desk/", "Disallow: /kept/"} <= set(lines)
