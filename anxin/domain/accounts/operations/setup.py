"""The first run: brand, working time and the first administrator, once, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts.events import InstallationSetUp
from anxin.domain.accounts.models import Brand, Installation, Role, Staff
from anxin.domain.accounts.operations.organisation import checked_brand
from anxin.domain.accounts.operations.roles import give, install_roles
from anxin.domain.accounts.operations.staff import check_password, join
from anxin.domain.calendars.operations.keeping import keep
from anxin.foundation.actors import SYSTEM
from anxin.foundation.errors import Conflict, Invalid
from anxin.foundation.events.operations import record


class AlreadySetUp(Conflict):
    """Somebody finished the first run before."""

    code = "already_set_up"
    message = _("This installation is already set up.")


@transaction.atomic
def set_up(
    *,
    language: str,
    zone: str,
    names: Mapping[str, str],
    accent: str,
    logo_id: int | None,
    week: Mapping[str, list[str]],
    name: str,
    email: str,
    password: str,
    at: datetime,
) -> Staff:
    """Make the first brand with its working time, and the administrator. `week` maps "mon" … to windows "09:00-18:00".

    Raises AlreadySetUp the second time, Invalid(field) for what cannot be accepted.
    """
    installation, _made = Installation.objects.select_for_update().get_or_create(pk=1)
    if installation.set_up_at is not None:
        raise AlreadySetUp
    if not name.strip():
        raise Invalid(_("Please give a name."), field="name")
    check_password(password, email=email, name=name)
    brand = _first_brand(names, accent, logo_id, language, zone, week, at)
    staff = join(email=email, name=name, password=password, language=language, zone=zone, actor=None, at=at)
    install_roles()
    give(staff.pk, Role.objects.get(code="administrator"), {}, actor=SYSTEM, at=at)
    installation.set_up_at = at
    installation.save(update_fields=["set_up_at"])
    record(InstallationSetUp(brand_id=brand.pk, staff_id=staff.pk), actor=SYSTEM, at=at)
    return staff


def _first_brand(
    names: Mapping[str, str],
    accent: str,
    logo_id: int | None,
    language: str,
    zone: str,
    week: Mapping[str, list[str]],
    at: datetime,
) -> Brand:
    values: dict[str, Any] = checked_brand(
        {"names": names, "accent": accent, "logo_id": logo_id, "language": language, "zone": zone}
    )
    title = next(iter(values["names"].values()))
    spec = {"zone": zone, "week": dict(week), "days": {}}
    calendar = keep(name=title, spec=spec, actor=SYSTEM, at=at)
    return Brand.objects.create(code="main", calendar=calendar, **values)
