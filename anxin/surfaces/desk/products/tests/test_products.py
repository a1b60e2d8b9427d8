"""Products in settings: what is saved is what customers are offered; each setting changes that."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from anxin.domain.catalog import queries
from anxin.domain.catalog.models import ProductLine, ProductModel

LIST = "/desk/settings/products/"


def offered(cast):
    return [model.number for line in queries.lines(cast.brand.pk) for model in line.models.all()]


def model_url(cast):
    return f"{LIST}lines/{cast.model.line_id}/models/{cast.model.pk}"


@pytest.fixture
def admin(cast, client_of):
    return client_of(cast.administrator_staff)


def test_a_new_line_and_model_are_offered_to_customers(cast, admin):
    given = {"brand_id": cast.brand.pk, "code": "fridge", "name_zh": "冰箱", "is_active": "on"}
    assert admin.post(f"{LIST}lines/new", given).status_code == 303
    line = ProductLine.objects.get(code="fridge")
    admin.post(f"{LIST}lines/{line.pk}/models/new", {"number": "BCD-520", "name_zh": "对开门", "is_active": "on"})
    assert "BCD-520" in offered(cast)
    assert "BCD-520" in admin.get(LIST).content.decode()


def test_a_model_no_longer_offered_stays_in_old_cases(cast, case, admin):
    admin.post(model_url(cast), {"number": cast.model.number, "name_zh": "静眠"})
    assert offered(cast) == []
    case.refresh_from_db()
    assert case.model_id == cast.model.pk


def test_a_line_no_longer_offered_takes_its_models_along(cast, admin):
    admin.post(f"{LIST}lines/{cast.model.line_id}", {"name_zh": "空调"})
    assert offered(cast) == []


@pytest.mark.parametrize("given", [{"number": ""}, {"number": "KFR-35GW/AR1"}, {"number": "X1", "name_zh": ""}])
def test_a_model_without_number_or_name_or_a_second_of_its_number_is_refused(cast, admin, given):
    path = f"{LIST}lines/{cast.model.line_id}/models/new"
    assert admin.post(path, {"name_zh": "x", "is_active": "on", **given}).status_code == 422
    assert ProductModel.objects.count() == 1


def test_a_picture_is_kept_and_shown_and_something_else_refused(cast, admin):
    content = io.BytesIO()
    Image.new("RGB", (40, 30)).save(content, "PNG")
    given = {"number": "A", "name_zh": "x", "is_active": "on"}
    admin.post(model_url(cast), {**given, "picture": SimpleUploadedFile("a.png", content.getvalue(), "image/png")})
    cast.model.refresh_from_db()
    assert admin.get(f"{LIST}pictures/{cast.model.picture_id}").headers["Content-Type"] == "image/webp"
    assert admin.get(f"{LIST}pictures/999").status_code == 404
    answer = admin.post(model_url(cast), {**given, "picture": SimpleUploadedFile("a.png", b"hello", "image/png")})
    assert answer.status_code == 422


def test_only_who_may_change_cases_settings_comes_here(cast, client_of):
    for path in (LIST, f"{LIST}lines/new", model_url(cast)):
        assert client_of(cast.supervisor_staff).get(path).status_code == 404
