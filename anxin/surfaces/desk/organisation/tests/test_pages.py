"""Settings of the organisation."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from anxin.domain.accounts.models import Brand, Outlet, Region, Role, Team
from anxin.domain.accounts.operations.roles import grant, set_permissions
from anxin.foundation.actors import SYSTEM
from anxin.foundation.events.models import Change
from tests.cast import AT

NAMES = {"name_zh_hans": "清风", "name_en": "Breeze"}
BRAND = {
    **NAMES,
    "code": "breeze",
    "accent": "#aa2244",
    "language": "en",
    "zone": "Europe/Berlin",
    "order": "3",
    "is_active": "on",
    "week_mon": "9:00-12:00，13:00–18:00",
    "week_fri": "",
}


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.administrator_staff)
    return client


def picture() -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.new("RGB", (64, 32), "#0f766e").save(buffer, "PNG")
    return SimpleUploadedFile("logo.png", buffer.getvalue(), "image/png")


def test_the_pages_exist_only_for_who_may_change_the_organisation(client, cast):
    client.force_login(cast.agent_staff)
    assert client.get(reverse("organisation:index")).status_code == 404
    set_permissions(
        role_id=Role.objects.get(code="agent").pk, permissions=["settings.organisation"], actor=SYSTEM, at=AT
    )
    page = client.get(reverse("organisation:index"))
    assert page.status_code == 200 and "安然电器" in page.content.decode() and "清音" not in page.content.decode()
    assert client.get(reverse("organisation:brand", args=[cast.other_brand.pk])).status_code == 404
    assert client.post(reverse("organisation:new_brand"), BRAND).status_code == 422
    assert not Brand.objects.filter(code="breeze").exists()


def test_a_brand_is_made_with_logo_and_working_time_and_changed_later(desk, cast):
    assert desk.post(reverse("organisation:new_brand"), {**BRAND, "logo": picture()}).status_code == 303
    brand = Brand.objects.select_related("logo", "calendar").get(code="breeze")
    assert brand.names == {"zh-hans": "清风", "en": "Breeze"} and brand.zone == "Europe/Berlin"
    assert brand.calendar.spec == {"zone": "Europe/Berlin", "week": {"mon": ["09:00-12:00", "13:00-18:00"]}, "days": {}}
    logo = reverse("kit:logo", args=["breeze", brand.logo.sha256[:12]])
    assert desk.get(logo)["Content-Type"] == "image/webp"
    assert desk.get(reverse("kit:logo", args=["breeze", "0" * 12])).status_code == 404
    desk.post(
        reverse("organisation:brand", args=[brand.pk]), {**BRAND, "hotline": "400-000-0001", "removes_logo": "on"}
    )
    brand.refresh_from_db()
    assert brand.hotline == "400-000-0001" and brand.logo_id is None
    change = Change.objects.get(kind="brand", field="hotline", before="")
    assert change.after == "400-000-0001"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": "anran"}, "code"),
        ({"name_zh_hans": "", "name_en": ""}, "name_zh_hans"),
        ({"week_mon": "nine to five"}, "week_mon"),
        ({"week_tue": "09:00-12:75"}, "week_tue"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(desk, wrong, field):
    answer = desk.post(reverse("organisation:new_brand"), {**BRAND, **wrong})
    assert answer.status_code == 422 and field in answer.context["form"].errors


def test_one_brand_stays_active(desk, cast):
    Brand.objects.filter(pk=cast.other_brand.pk).update(is_active=False)
    data = {**BRAND, "code": "anran"}
    data.pop("is_active")
    assert desk.post(reverse("organisation:brand", args=[cast.brand.pk]), data).status_code == 422


def test_regions_outlets_and_teams_are_kept(desk, cast):
    assert desk.post(reverse("organisation:new_region"), {**NAMES, "code": "east"}).status_code == 303
    region = Region.objects.get()
    assert (
        desk.post(
            reverse("organisation:new_outlet"),
            {**NAMES, "code": "sh-1", "region": region.pk, "address": "上海市徐汇区"},
        ).status_code
        == 303
    )
    assert Outlet.objects.get().region == region
    team = {
        **NAMES,
        "code": "t1",
        "brand": "",
        "members": [cast.agent_staff.pk, cast.colleague_staff.pk],
        "leads": [cast.agent_staff.pk],
        "is_active": "on",
    }
    assert desk.post(reverse("organisation:new_team"), team).status_code == 303
    made = Team.objects.get(code="t1")
    assert {m.staff_id: m.is_lead for m in made.memberships.all()} == {
        cast.agent_staff.pk: True,
        cast.colleague_staff.pk: False,
    }
    for name, pk in (
        ("region", region.pk),
        ("outlet", Outlet.objects.get().pk),
        ("team", made.pk),
        ("brand", cast.brand.pk),
    ):
        assert desk.get(reverse(f"organisation:{name}", args=[pk])).status_code == 200


def test_who_may_change_one_region_cannot_move_an_outlet_into_another(client, cast):
    Role.objects.create(code="regional", names={"en": "Regional"}, permissions=["settings.organisation"])
    east, west = (Region.objects.create(code=code, names={"en": code}) for code in ("east", "west"))
    outlet = Outlet.objects.create(code="o", names={"en": "O"}, region=east)
    grant(staff_id=cast.colleague_staff.pk, role="regional", scopes={"region": [east.pk]}, actor=SYSTEM, at=AT)
    client.force_login(cast.colleague_staff)
    data = {**NAMES, "code": "o", "region": west.pk}
    assert client.post(reverse("organisation:outlet", args=[outlet.pk]), data).status_code == 422
    assert client.post(reverse("organisation:outlet", args=[outlet.pk]), {**data, "region": east.pk}).status_code == 303
