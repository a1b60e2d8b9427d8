"""A backup holds everything, and brings it back."""

import io
from datetime import timedelta

import pytest
from django.apps import apps

from anxin.foundation.backup import archive, jobs, restoring
from anxin.foundation.backup.dump import BackupError
from anxin.foundation.files import operations as files
from anxin.foundation.files import store
from tests.cast import AT, make_cast

Brand = apps.get_model("accounts", "Brand")


@pytest.fixture
def filled(transactional_db, settings, tmp_path):
    from django.db import connection

    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"]
    make_cast()
    return files.accept(source=io.BytesIO("说明".encode()), size_bytes=6, at=AT)


def test_a_backup_brings_back_rows_and_files(filled):
    made = archive.make(at=AT)
    Brand.objects.filter(code="anran").update(hotline="changed")
    store.path_of(filled.sha256).unlink()
    before = restoring.restore(made, force=True, at=AT + timedelta(hours=1))
    assert Brand.objects.get(code="anran").hotline == "400-000-0000"
    assert store.path_of(filled.sha256).read_text() == "说明"
    assert before is not None
    restoring.restore(before, force=True, at=AT + timedelta(hours=2))
    assert Brand.objects.get(code="anran").hotline == "changed"


def test_data_is_not_overwritten_without_force(filled):
    made = archive.make(at=AT)
    Brand.objects.filter(code="anran").update(hotline="changed")
    with pytest.raises(BackupError, match="--force"):
        restoring.restore(made, force=False, at=AT)
    assert Brand.objects.get(code="anran").hotline == "changed"


def test_a_damaged_backup_is_refused_and_changes_nothing(filled):
    made = archive.make(at=AT)
    content = bytearray(made.read_bytes())
    content[len(content) // 2] ^= 0xFF
    made.write_bytes(content)
    with pytest.raises(BackupError):
        restoring.restore(made, force=True, at=AT)
    assert Brand.objects.filter(code="anran").exists()


def test_a_made_backup_is_known_as_verified(filled):
    archive.make(at=AT)
    (backup,) = archive.kept()
    assert (backup.made_at, backup.verified_at) == (AT, AT)


def test_only_the_newest_are_kept(filled):
    for hours in range(4):
        archive.make(at=AT + timedelta(hours=hours))
    archive.prune(keep=2)
    assert [b.made_at for b in archive.kept()] == [AT + timedelta(hours=3), AT + timedelta(hours=2)]


@pytest.mark.parametrize(
    ("age_hours", "hour", "is_due"),
    [(None, 3, True), (None, 12, False), (24, 3, True), (1, 3, False), (24, 12, False), (40, 12, True)],
)
def test_a_backup_is_due_at_night_and_made_up_after_a_missed_one(age_hours, hour, is_due):
    last = None if age_hours is None else AT - timedelta(hours=age_hours)
    assert jobs.is_due(last, at=AT, local_hour=hour) is is_due
