"""Writes the invented company: brands with their hours and logos, places, teams and staff with roles."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from anxin.demo.pictures.raster import to_png
from anxin.demo.shapes import Brand as BrandPlan
from anxin.demo.shapes import StaffMember
from anxin.demo.writing.book import Book, names
from anxin.domain.accounts.events import StaffJoined
from anxin.domain.accounts.models import (
    Brand,
    Grant,
    GrantScope,
    Installation,
    Outlet,
    Region,
    Role,
    Staff,
    Team,
    TeamMembership,
)
from anxin.domain.accounts.operations.roles import install_roles
from anxin.domain.calendars.operations.keeping import keep
from anxin.foundation.actors import SYSTEM
from anxin.foundation.files import operations as files
from anxin.foundation.files.models import StoredFile

PASSWORD = "anxin-demo-2026"
ZONE = "Asia/Shanghai"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOGO_EDGE = 480
# The plan's words for a role where the delivered roles use others.
ROLES = {"product_colleague": "colleague", "presales_adviser": "presales"}
TEAM_BRANDS = {"first_line": "jihe", "audio": "xier"}
LEADS = ("supervisor_song", "senior_ye", "complaint_shen", "second_jiang", "quality_lu")


def write(book: Book) -> None:
    """Brands, regions, outlets, teams and staff; the installation counts as set up, without second factor."""
    _brands(book)
    _places(book)
    _teams(book)
    _staff(book)
    Installation.objects.update_or_create(
        pk=1, defaults={"set_up_at": book.at, "holds_demo_data": True, "requires_second_factor": False}
    )


def keep_png(book: Book, svg: str, edge: int) -> StoredFile:
    """A drawing as a kept file."""
    row = files.keep(source=io.BytesIO(to_png(svg, edge)), media_type="image/png", at=book.at)
    book.own("files", row)
    return row


def _brands(book: Book) -> None:
    order = Brand.objects.count()
    for number, plan in enumerate(book.plan.brands):
        calendar = keep(name=plan.name.zh_hans, spec=_hours(plan), actor=SYSTEM, at=book.at)
        brand = Brand.objects.create(
            code=plan.key,
            names=names(plan.name),
            slogans=names(plan.slogan),
            logo=keep_png(book, plan.logo_svg, LOGO_EDGE),
            accent=plan.accent_colour,
            zone=ZONE,
            hotline=plan.hotline,
            calendar=calendar,
            order=order + number,
        )
        book.brands[plan.key] = brand
        book.own("calendars", calendar)
        book.own("brands", brand)


def _hours(plan: BrandPlan) -> dict[str, object]:
    """The brand's printed service hours (8:00–22:00, every day) as a calendar."""
    found = re.search(r"(\d{1,2}):(\d\d)–(\d{1,2}):(\d\d)", plan.service_hours.zh_hans)
    if found is None:
        raise ValueError(f"{plan.key}: no hours in {plan.service_hours.zh_hans!r}")
    window = f"{int(found[1]):02}:{found[2]}-{int(found[3]):02}:{found[4]}"
    return {"zone": ZONE, "week": {day: [window] for day in WEEKDAYS}, "days": {}}


def _places(book: Book) -> None:
    for region in book.plan.regions:
        book.regions[region.key] = Region.objects.create(code=region.key, names=names(region.name))
    for outlet in book.plan.outlets:
        book.outlets[outlet.key] = Outlet.objects.create(
            code=outlet.key,
            names=names(outlet.name),
            region=book.regions[outlet.region_key],
            is_partner=outlet.is_partner,
            address=outlet.address,
            phone=outlet.phone,
        )
    book.own("regions", *book.regions.values())
    book.own("outlets", *book.outlets.values())


def _teams(book: Book) -> None:
    for team in book.plan.teams:
        brand = book.brands.get(TEAM_BRANDS.get(team.key, ""))
        book.teams[team.key] = Team.objects.create(code=team.key, names=names(team.name), brand=brand)
    book.own("teams", *book.teams.values())


def _staff(book: Book) -> None:
    install_roles()
    hashed = make_password(PASSWORD)  # once: hashing it 26 times would take three seconds
    people = Staff.objects.bulk_create(
        [
            Staff(
                email=member.mail,
                name=member.name,
                password=hashed,
                language=member.language,
                zone=ZONE,
                joined_at=book.at,
            )
            for member in book.plan.staff
        ]
    )
    book.staff.update({member.key: person for member, person in zip(book.plan.staff, people, strict=True)})
    book.own("staff", *people)
    TeamMembership.objects.bulk_create(
        TeamMembership(team=book.teams[m.team_key], staff=book.staff[m.key], is_lead=m.key in LEADS)
        for m in book.plan.staff
    )
    _grants(book)
    for person in people:
        book.diary.note(StaffJoined(staff_id=person.pk), SYSTEM, book.at)


def _grants(book: Book) -> None:
    roles = {role.code: role for role in Role.objects.all()}
    grants = Grant.objects.bulk_create(
        Grant(staff=book.staff[m.key], role=roles[ROLES.get(m.role, m.role)], given_at=book.at) for m in book.plan.staff
    )
    GrantScope.objects.bulk_create(
        GrantScope(grant=grant, dimension=dimension, object_id=id)
        for grant, member in zip(grants, book.plan.staff, strict=True)
        for dimension, id in _scopes(book, member)
    )


def _scopes(book: Book, member: StaffMember) -> Iterable[tuple[str, int]]:
    for key in member.brand_keys:
        yield "brand", book.brands[key].pk
    if member.outlet_key:
        yield "outlet", book.outlets[member.outlet_key].pk
    elif member.region_key:
        yield "region", book.regions[member.region_key].pk
