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

PERMISSIONS = (
    Permission("cases.view", _CASES, _("see cases")),
    Permission("cases.create", _CASES, _("open cases for customers")),
    Permission("cases.work", _CASES, _("answer, note, take, change and solve cases")),
    Permission("cases.assign", _CASES, _("give cases to other people and teams")),
    Permission("cases.supervise", _CASES, _("see who is on duty and be alerted when nobody is")),
    Permission("customers.reveal", _PEOPLE, _("see phone numbers, mail and addresses in full, with a reason")),
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

_WORK = frozenset({"cases.view", "cases.create", "cases.work"})


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
        _WORK | {"cases.assign", "cases.supervise", "customers.reveal", "settings.calendars", "settings.policies"},
    ),
    RoleDefault("senior_agent", "资深坐席", "Senior agent", _WORK | {"cases.assign", "customers.reveal"}),
    RoleDefault("agent", "坐席", "Agent", _WORK | {"customers.reveal"}),
    RoleDefault("complaint_handler", "投诉专员", "Complaint handler", _WORK | {"cases.assign", "customers.reveal"}),
    RoleDefault("second_line", "二线技术支持", "Second-line technician", frozenset({"cases.view", "cases.work"})),
    RoleDefault("engineer", "服务工程师", "Service engineer", frozenset({"cases.view"})),
    RoleDefault("outlet_staff", "网点人员", "Outlet staff", _WORK),
    RoleDefault("partner_staff", "合作网点人员", "Partner staff", frozenset({"cases.view", "cases.work"})),
    RoleDefault("knowledge_editor", "知识编辑", "Knowledge editor", frozenset({"cases.view"})),
    RoleDefault("quality_manager", "质量经理", "Quality manager", frozenset({"cases.view", "settings.audit"})),
    RoleDefault("trainer", "培训师", "Trainer", frozenset({"cases.view"})),
    RoleDefault("colleague", "协同部门同事", "Colleague in another department", frozenset({"cases.view"})),
    RoleDefault("presales", "售前顾问", "Pre-sales adviser", frozenset({"cases.view", "cases.create"})),
    RoleDefault("customer_manager", "客户经理", "Customer manager", _WORK | {"customers.reveal"}),
    RoleDefault(
        "privacy_officer",
        "隐私专员",
        "Privacy officer",
        frozenset({"cases.view", "customers.reveal", "settings.audit"}),
    ),
)
