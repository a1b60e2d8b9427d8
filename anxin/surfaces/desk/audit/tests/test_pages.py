"""The audit log tells in sentences, narrows by its address and exports harmless cells."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from anxin.domain.accounts.models import Role
from anxin.domain.accounts.operations.organisation import save_brand, save_team
from anxin.domain.accounts.operations.roles import set_permissions
from anxin.foundation.actors import SYSTEM
from anxin.foundation.events.operations import log_access
from anxin.foundation.events.types import all_types
from anxin.surfaces.desk.audit.views import neutral
from anxin.surfaces.kit import sentences
from tests.cast import AT


def test_it_exists_only_for_who_may_read_it(client, cast):
    client.force_login(cast.agent_staff)
    pages = [reverse(f"audit:{name}") for name in ("index", "looks", "export", "export_looks")]
    assert [client.get(page).status_code for page in pages] == [404] * 4
    set_permissions(role_id=Role.objects.get(code="agent").pk, permissions=["settings.audit"], actor=SYSTEM, at=AT)
    assert [client.get(page).status_code for page in pages] == [200] * 4


def test_it_says_who_did_what_and_what_changed(client, cast):
    save_brand(brand_id=cast.brand.pk, values={"hotline": "=cmd()"}, actor=cast.administrator, at=AT)
    client.force_login(cast.administrator_staff)
    page = client.get(reverse("audit:index"), headers={"Accept-Language": "en"}).content.decode()
    assert "陆川" in page and "400-000-0000" in page and "=cmd()" in page
    assert "OrganisationChanged" not in page and "accounts." not in page


def test_changed_values_are_names_not_ids_or_codes(client, cast):
    actor, team = cast.administrator, cast.team
    save_team(
        team_id=team.pk, values={"brand_id": cast.other_brand.pk}, member_ids={cast.agent_staff.pk}, actor=actor, at=AT
    )
    save_brand(brand_id=cast.brand.pk, values={"language": "en"}, week={"mon": ["09:00-12:00"]}, actor=actor, at=AT)
    client.force_login(cast.administrator_staff)
    lines = client.get(reverse("audit:index")).context["lines"]
    changes = {(before, after) for line in lines for _field, before, after in line.changes}
    with override("zh-hans"):
        languages = {code: str(label) for code, label in settings.LANGUAGES}
    assert {("安然电器", "清音"), ("", "林小满"), (languages["zh-hans"], languages["en"])} <= changes
    assert ("", "Asia/Shanghai: 星期一 09:00-12:00") in changes


def test_it_is_narrowed_by_person_area_and_day(client, cast):
    save_brand(brand_id=cast.brand.pk, values={"hotline": "1"}, actor=cast.administrator, at=AT)
    client.force_login(cast.administrator_staff)

    def count(**query: object) -> int:
        return len(client.get(reverse("audit:index"), query).context["lines"])

    everything = count()
    assert 0 < count(who=cast.administrator_staff.pk) < everything
    assert count(area="cases") == 0 and count(area="accounts") == everything
    assert count(since="2026-03-10") == 0 and count(until="2026-03-09") == everything
    assert count(who="junk", area="junk", since="junk", cursor="junk") == everything


def test_looks_tell_the_reason(client, cast):
    log_access(actor=cast.agent, at=AT, kind="customer", subject_id=7, what="phone", reason="callback")
    client.force_login(cast.administrator_staff)
    page = client.get(reverse("audit:looks")).content.decode()
    assert "林小满" in page and "callback" in page


def test_exported_cells_are_text_for_spreadsheets(client, cast):
    save_brand(brand_id=cast.brand.pk, values={"hotline": "=HYPERLINK(1)"}, actor=cast.administrator, at=AT)
    client.force_login(cast.administrator_staff)
    text = b"".join(client.get(reverse("audit:export")).streaming_content).decode()
    assert "=HYPERLINK(1)" in text
    assert not [cell for line in text.splitlines() for cell in line.split(",") if cell.startswith(("=", '"='))]
    assert [neutral(cell) for cell in ("=1", " +1", "＝1", "@a", "a=1")] == ["'=1", "' +1", "'＝1", "'@a", "a=1"]


@pytest.mark.parametrize("rows", [0, 1, 120])
def test_a_page_needs_the_same_few_queries_however_long_the_log(client, cast, django_assert_max_num_queries, rows):
    for number in range(rows):
        save_brand(brand_id=cast.brand.pk, values={"hotline": str(number)}, actor=cast.administrator, at=AT)
    client.force_login(cast.administrator_staff)
    client.get(reverse("audit:index"))
    with django_assert_max_num_queries(26):
        client.get(reverse("audit:index"))


def test_everything_that_can_happen_has_a_sentence():
    shown = [each for each in all_types() if each.__module__.startswith("anxin.domain")]
    told = [each.type_name() for each in shown if not each.__name__.startswith("_")]
    assert [name for name in told if not sentences.is_known(name)] == []
