"""Reads the written company into plan shapes: brands, places, staff, products and case types."""

from __future__ import annotations

from typing import Any

from anxin.demo import shapes
from anxin.demo.content import read
from anxin.demo.pictures import draw_avatar, draw_logo, draw_product
from anxin.demo.texts import text_of


def brands() -> tuple[shapes.Brand, ...]:
    """Both brands with their logos."""
    return tuple(
        shapes.Brand(
            key=raw["key"],
            name=text_of(raw["name"]),
            slogan=text_of(raw["slogan"]),
            service_hours=text_of(raw["service_hours"]),
            hotline=raw["hotline"],
            mail=raw["mail"],
            serial_prefix=raw["serial_prefix"],
            accent_colour=raw["accent_colour"],
            logo_svg=draw_logo(raw["key"]),
        )
        for raw in read("company")["brands"]
    )


def regions() -> tuple[shapes.Region, ...]:
    """Regions with the provinces they look after."""
    return tuple(
        shapes.Region(raw["key"], text_of(raw["name"]), tuple(raw["provinces"])) for raw in read("company")["regions"]
    )


def outlets() -> tuple[shapes.Outlet, ...]:
    """Own outlets and partners."""
    return tuple(
        shapes.Outlet(
            key=raw["key"],
            region_key=raw["region"],
            name=text_of(raw["name"]),
            address=raw["address"],
            phone=raw["phone"],
            is_partner=raw["is_partner"],
        )
        for raw in read("company")["outlets"]
    )


def teams() -> tuple[shapes.Team, ...]:
    """Teams of the company."""
    return tuple(shapes.Team(raw["key"], text_of(raw["name"]), raw["purpose"]) for raw in read("company")["teams"])


def staff() -> tuple[shapes.StaffMember, ...]:
    """Staff of every role."""
    return tuple(_member(raw) for raw in read("staff"))


def _member(raw: dict[str, Any]) -> shapes.StaffMember:
    surname, given = raw["latin"].split()
    return shapes.StaffMember(
        key=raw["key"],
        name=raw["name"],
        latin_name=raw["latin"],
        mail=f"{given}.{surname}@jihe.example".lower(),
        role=raw["role"],
        team_key=raw["team"],
        brand_keys=tuple(raw.get("brands", ())),
        region_key=raw.get("region", ""),
        outlet_key=raw.get("outlet", ""),
        language=raw.get("language", "zh-hans"),
        avatar_svg=draw_avatar(raw["name"], raw["key"]),
    )


def lines() -> tuple[shapes.Line, ...]:
    """Product lines of both brands."""
    return tuple(
        shapes.Line(raw["key"], raw["brand"], text_of(raw["name"]), text_of(raw["description"]))
        for raw in read("products")["lines"]
    )


def models() -> tuple[shapes.Model, ...]:
    """Models with their pictures."""
    return tuple(
        shapes.Model(
            number=raw["number"],
            line_key=raw["line"],
            name=text_of(raw["name"]),
            description=text_of(raw["description"]),
            safety_notes=tuple(text_of(note) for note in raw["safety"]),
            price_yuan=raw["price"],
            launched_year=raw["year"],
            picture_svg=draw_product(raw["line"], raw["number"]),
        )
        for raw in read("products")["models"]
    )


def case_types() -> tuple[shapes.CaseType, ...]:
    """Case types with fields and stages."""
    return tuple(
        shapes.CaseType(
            key=raw["key"],
            name=text_of(raw["name"]),
            description=text_of(raw["description"]),
            fields=tuple(_field(field) for field in raw["fields"]),
            stages=tuple(
                shapes.Stage(key, text_of(name), state, text_of(label)) for key, state, name, label in raw["stages"]
            ),
        )
        for raw in read("case_types")
    )


def _field(raw: list[Any]) -> shapes.Field:
    key, kind, is_required, is_indexed, label, *choices = raw
    values = tuple(shapes.Choice(value, text_of(names)) for value, *names in choices[0]) if choices else ()
    return shapes.Field(key, kind, text_of(label), values, is_required, is_indexed)
