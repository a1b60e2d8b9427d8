"""Every permission there is, in one readable table, and what each role holds by default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Permission:
    """A right that can be granted. `code` is stable; `label` completes "may …"."""

    code: str
    area: Any
    label: Any


_CASES, _PEOPLE, _SETTINGS = _("Cases"), _("Customers"), _("Settings")
_UNITS = _("Products and units")

PERMISSIONS = (
    Permission("cases.view", _CASES, _("see cases")),
    Permission("cases.create", _CASES, _("open cases for customers")),
    Permission("cases.work", _CASES, _("answer, note, take, change and solve cases")),
    Permission("cases.assign", _CASES, _("give cases to other people and teams")),
    Permission("cases.supervise", _CASES, _("see who is on duty and be alerted when nobody is")),
    Permission("customers.view", _PEOPLE, _("see customer files")),
    Permission("customers.edit", _PEOPLE, _("open and change customer files, tag them, block senders")),
    Permission("customers.merge", _PEOPLE, _("merge files of one customer, and part them again")),
    Permission("customers.reveal", _PEOPLE, _("see phone numbers, mail and addresses in full, with a reason")),
    Permission("privacy.manage", _PEOPLE, _("hand out and erase a person's data, place legal holds")),
    Permission("transfer.import", _SETTINGS, _("bring data in from files, and take it out again")),
    Permission("transfer.export", _SETTINGS, _("take data out as files")),
    Permission("catalog.view", _UNITS, _("look up models, parts, manuals and software versions")),
    Permission("units.view", _UNITS, _("see units and print their labels")),
    Permission("units.edit", _UNITS, _("enter and change units, write down services and repairs")),
    Permission("units.claims", _UNITS, _("decide who has taken a unit over")),
    Permission("purchases.view", _UNITS, _("see purchases")),
    Permission("purchases.edit", _UNITS, _("enter and change purchases")),
    Permission("settings.organisation", _SETTINGS, _("change brands, regions, outlets and teams")),
    Permission("settings.staff", _SETTINGS, _("invite staff and give roles")),
    Permission("settings.calendars", _SETTINGS, _("change calendars and holidays")),
    Permission("settings.cases", _SETTINGS, _("change case types, stages and products")),
    Permission("settings.policies", _SETTINGS, _("change time policies: targets, pauses, warnings")),
    Permission("settings.rights", _SETTINGS, _("change warranty promises and sign them off")),
    Permission("settings.messaging", _SETTINGS, _("change mail settings and outgoing texts")),
    Permission("settings.system", _SETTINGS, _("see background work and data, retry, remove demo data")),
    Permission("settings.audit", _SETTINGS, _("read the audit log")),
    Permission("api.tokens", _SETTINGS, _("make tokens for programs")),
)
CODES = frozenset(permission.code for permission in PERMISSIONS)

_CUSTOMERS = frozenset({"customers.view", "customers.edit", "customers.merge"})
_LOOK = frozenset({"cases.view", "catalog.view", "units.view"})
_UNIT_WORK = frozenset({"units.edit", "units.claims", "purchases.view"})
_WORK = _LOOK | _UNIT_WORK | _CUSTOMERS | {"cases.create", "cases.work"}


@dataclass(frozen=True)
class RoleDefault:
    """A role as it is delivered."""

    code: str
    zh_hans: str
    en: str
    permissions: frozenset[str]


ROLES = (
    RoleDefault("administrator", "管理员", "Administrator", CODES),
    RoleDefault(
        "supervisor",
        "主管",
        "Supervisor",
        _WORK
        | {"cases.assign", "cases.supervise", "customers.reveal", "purchases.edit"}
        | {"settings.calendars", "settings.policies"},
    ),
    RoleDefault("senior_agent", "资深坐席", "Senior agent", _WORK | {"cases.assign", "customers.reveal"}),
    RoleDefault("agent", "坐席", "Agent", _WORK | {"customers.reveal"}),
    RoleDefault("complaint_handler", "投诉专员", "Complaint handler", _WORK | {"cases.assign", "customers.reveal"}),
    RoleDefault("second_line", "二线技术支持", "Second-line technician", _LOOK | {"cases.work", "units.edit"}),
    RoleDefault("engineer", "服务工程师", "Service engineer", _LOOK),
    RoleDefault("outlet_staff", "网点人员", "Outlet staff", _WORK),
    RoleDefault("partner_staff", "合作网点人员", "Partner staff", _LOOK | {"cases.work", "units.edit"}),
    RoleDefault("knowledge_editor", "知识编辑", "Knowledge editor", _LOOK),
    RoleDefault(
        "quality_manager",
        "质量经理",
        "Quality manager",
        _LOOK | {"customers.view", "settings.audit", "purchases.view"},
    ),
    RoleDefault("trainer", "培训师", "Trainer", _LOOK),
    RoleDefault("colleague", "协同部门同事", "Colleague in another department", _LOOK),
    RoleDefault(
        "presales",
        "售前顾问",
        "Pre-sales adviser",
        _LOOK | {"cases.create", "customers.view", "customers.edit", "purchases.view"},
    ),
    RoleDefault("customer_manager", "客户经理", "Customer manager", _WORK | {"customers.reveal"}),
    RoleDefault(
        "privacy_officer",
        "数据保护专员",
        "Privacy officer",
        _LOOK | _CUSTOMERS | {"customers.reveal", "privacy.manage", "purchases.view", "settings.audit"},
    ),
)
