"""What log-in pages show that allauth does not tell them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import gettext as _

from anxin.domain.accounts import queries
from anxin.surfaces.kit.first_run import steps_of

if TYPE_CHECKING:
    from anxin.domain.accounts.models import IdentityProvider

register = template.Library()
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("MicroMessenger", "WeChat"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@register.simple_tag
def identity_providers() -> list[IdentityProvider]:
    """Where people may log in instead of here."""
    return list(queries.identity_providers(active_only=True))


@register.simple_tag(takes_context=True)
def second_factor_is_required(context: template.Context) -> bool:
    """Whether this reader has to have a second factor."""
    return queries.needs_second_factor(context["request"].actor)


@register.simple_tag(takes_context=True)
def first_run_steps(context: template.Context) -> list[dict[str, Any]]:
    """The steps of the first run while it goes on in this session, else nothing."""
    return steps_of(context["request"], "factor")


@register.filter
def browser(user_agent: str) -> str:
    """Browser and system in words, as well as a browser tells."""
    name = next((name for sign, name in _BROWSERS if sign in user_agent), "Safari" if "Safari" in user_agent else "")
    system = next((name for sign, name in _SYSTEMS if re.search(sign, user_agent)), "")
    return " · ".join(part for part in (name, system) if part) or _("Unknown browser")
