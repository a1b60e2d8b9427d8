"""The pages of data in and out, as a browser asks for them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from anxin.domain.customers.models import Customer
from anxin.foundation.events.models import AccessLog
from anxin.foundation.transfer.models import TransferExport, TransferRun

GOOD = "编号,姓名,手机\nA1,王秀兰,13800001234\nA2,李雷,12\n"


@pytest.fixture
def desk(cast) -> Client:
    """The administrator's browser."""
    client = Client()
    client.force_login(cast.administrator_staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def give(desk: Client, cast, text: str = GOOD, what: str = "customers"):
    file = SimpleUploadedFile("old.csv", text.encode("gb18030"), "text/csv")
    data = {"importer": what, "brand_id": cast.brand.pk, "source": "旧系统", "file": file}
    return desk.post(reverse("transfer:new_import"), data)


def test_a_file_is_given_checked_loaded_and_undone(desk, cast, run_jobs):
    answer = give(desk, cast)
    run = TransferRun.objects.get()
    assert answer.status_code == 303
    url = reverse("transfer:run", args=[run.pk])
    assert "王秀兰" in desk.get(url).content.decode()
    names = {f"column_{place}": run.mapping[heading] for place, heading in enumerate(run.headings)}
    assert desk.post(reverse("transfer:check", args=[run.pk]), names).status_code == 303
    assert "hx-trigger" in desk.get(url).content.decode()
    run_jobs()
    page = desk.get(url).content.decode()
    assert "13800001234" not in page and 'id="problems"' in page
    bad = b"".join(desk.get(reverse("transfer:problems", args=[run.pk])).streaming_content).decode("utf-8-sig")
    assert "A2" in bad and "A1" not in bad
    desk.post(reverse("transfer:load", args=[run.pk]))
    run_jobs()
    assert Customer.objects.get().name == "王秀兰"
    desk.post(reverse("transfer:undo", args=[run.pk]))
    run_jobs()
    assert not Customer.objects.exists()
    assert desk.get(reverse("transfer:index")).status_code == desk.get(url).status_code == 200


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", b"%PDF-1.4\0"])
def test_a_file_that_cannot_be_read_is_refused_beside_the_field(desk, cast, content):
    file = SimpleUploadedFile("old.csv", content, "text/csv")
    data = {"importer": "customers", "brand_id": cast.brand.pk, "source": "x", "file": file}
    answer = desk.post(reverse("transfer:new_import"), data)
    assert answer.status_code == 422
    assert not TransferRun.objects.exists()


def test_a_required_column_that_is_missing_is_said_above_the_columns(desk, cast):
    give(desk, cast, what="cases")
    answer = desk.post(reverse("transfer:check", args=[TransferRun.objects.get().pk]), {})
    assert answer.status_code == 422


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_empty_file_can_be_fetched_for_everything(desk, ending):
    for key in ("customers", "cases", "case_messages"):
        assert desk.get(reverse("transfer:template", args=[key, ending])).status_code == 200
    assert desk.get(reverse("transfer:template", args=["nothing", ending])).status_code == 404


@pytest.mark.parametrize("format", ["csv", "xlsx", "jsonl"])
def test_an_export_is_made_in_the_background_and_its_fetching_noted(desk, cast, case, run_jobs, format):
    answer = desk.post(
        reverse("transfer:new_export"), {"exporter": "cases", "format": format, "filters": "state=new&state=open"}
    )
    export = TransferExport.objects.get()
    assert answer.status_code == 303 and export.filters == {"state": ["new", "open"]}
    assert desk.get(reverse("transfer:exported", args=[export.pk])).status_code == 409
    run_jobs()
    assert desk.get(reverse("transfer:export", args=[export.pk])).status_code == 200
    content = b"".join(desk.get(reverse("transfer:exported", args=[export.pk])).streaming_content)
    assert content and AccessLog.objects.filter(kind="transfer_export", subject_id=export.pk).exists()
    export.refresh_from_db()
    assert export.rows_written == 1


def test_nobody_fetches_the_file_of_another(desk, cast, run_jobs):
    desk.post(reverse("transfer:new_export"), {"exporter": "customers", "format": "csv"})
    other = Client()
    other.force_login(cast.supervisor_staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert other.get(reverse("transfer:exported", args=[TransferExport.objects.get().pk])).status_code == 404


def test_formulas_in_exports_are_text(desk, cast, customer, run_jobs):
    Customer.objects.update(name='=HYPERLINK("http://evil")')
    desk.post(reverse("transfer:new_export"), {"exporter": "customers", "format": "csv"})
    run_jobs()
    url = reverse("transfer:exported", args=[TransferExport.objects.get().pk])
    text = b"".join(desk.get(url).streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK" in text
