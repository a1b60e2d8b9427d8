"""What a demo plan is made of: frozen dataclasses with plain fields, one to one what a loader writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Text:
    """One text in the three languages of the product."""

    zh_hans: str
    zh_hant: str
    en: str

    def in_language(self, code: str) -> str:
        """The text for a language code such as `zh-hans`; raises AttributeError for an unknown one."""
        return str(getattr(self, code.replace("-", "_")))


@dataclass(frozen=True)
class Brand:
    """A brand of the invented company."""

    key: str
    name: Text
    slogan: Text
    service_hours: Text
    hotline: str
    mail: str
    serial_prefix: str
    accent_colour: str
    logo_svg: str


@dataclass(frozen=True)
class Region:
    """A sales and service region with the provinces it looks after."""

    key: str
    name: Text
    provinces: tuple[str, ...]


@dataclass(frozen=True)
class Outlet:
    """A service outlet 网点: our own or a partner's."""

    key: str
    region_key: str
    name: Text
    address: str
    phone: str
    is_partner: bool


@dataclass(frozen=True)
class Team:
    """A team of staff."""

    key: str
    name: Text
    purpose: str


@dataclass(frozen=True)
class StaffMember:
    """One member of staff; an empty `brand_keys`, `region_key` or `outlet_key` means no limit there."""

    key: str
    name: str
    latin_name: str
    mail: str
    role: str
    team_key: str
    brand_keys: tuple[str, ...]
    region_key: str
    outlet_key: str
    language: str
    avatar_svg: str


@dataclass(frozen=True)
class Line:
    """A product line of a brand."""

    key: str
    brand_key: str
    name: Text
    description: Text


@dataclass(frozen=True)
class Model:
    """A model one can buy."""

    number: str
    line_key: str
    name: Text
    description: Text
    safety_notes: tuple[Text, ...]
    price_yuan: int
    launched_year: int
    picture_svg: str


@dataclass(frozen=True)
class Choice:
    """One value of a choice field."""

    value: str
    label: Text


@dataclass(frozen=True)
class Field:
    """A typed field of a case type; kind is text, long_text, choice, date, number, boolean or money."""

    key: str
    kind: str
    label: Text
    choices: tuple[Choice, ...]
    is_required: bool
    is_indexed: bool


@dataclass(frozen=True)
class Stage:
    """A stage of a case type: maps to exactly one state and says one sentence to the customer."""

    key: str
    name: Text
    state: str
    customer_label: Text


@dataclass(frozen=True)
class CaseType:
    """A kind of case, with its fields and stages in order."""

    key: str
    name: Text
    description: Text
    fields: tuple[Field, ...]
    stages: tuple[Stage, ...]


@dataclass(frozen=True)
class Address:
    """A postal address, province first."""

    country: str
    province: str
    city: str
    district: str
    street: str


@dataclass(frozen=True)
class Customer:
    """A customer; `salutation` is how an agent addresses this person in the preferred language."""

    key: str
    name: str
    salutation: str
    gender: str
    birth_year: int
    voice: str
    language: str
    phones: tuple[str, ...]
    mails: tuple[str, ...]
    address: Address


@dataclass(frozen=True)
class Photo:
    """A customer's picture, drawn on demand by `pictures.photos.draw_photo`."""

    file_name: str
    motif: str
    detail: str
    seed: int


@dataclass(frozen=True)
class Message:
    """One message of a case; an empty `staff_key` means the customer wrote it."""

    staff_key: str
    at: datetime
    text: str
    is_internal: bool
    photos: tuple[Photo, ...]


@dataclass(frozen=True)
class Case:
    """One case 服务单 with its whole conversation."""

    key: str
    brand_key: str
    case_type_key: str
    stage_key: str
    state: str
    customer_key: str
    line_key: str
    model_number: str
    channel: str
    language: str
    priority: str
    is_emergency: bool
    team_key: str
    owner_key: str
    subject: str
    fields: Mapping[str, str]
    opened_at: datetime
    solved_at: datetime | None
    closed_at: datetime | None
    outcome: str
    satisfaction: int | None
    satisfaction_comment: str
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class DemoPlan:
    """Everything the demo holds, in the order a loader needs it."""

    today: date
    brands: tuple[Brand, ...]
    regions: tuple[Region, ...]
    outlets: tuple[Outlet, ...]
    teams: tuple[Team, ...]
    staff: tuple[StaffMember, ...]
    lines: tuple[Line, ...]
    models: tuple[Model, ...]
    case_types: tuple[CaseType, ...]
    customers: tuple[Customer, ...]
    cases: tuple[Case, ...]
