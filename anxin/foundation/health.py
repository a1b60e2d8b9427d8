"""Findings of `anxin doctor`: what was looked at, how it is, what to do. Areas bring theirs in `doctor.py` (a list `CHECKS`)."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.apps import apps
from django.utils.module_loading import module_has_submodule

Level = Literal["ok", "warn", "fail"]


@dataclass(frozen=True)
class Finding:
    """One line of the doctor. `todo` says what to do about it; empty when all is well."""

    level: Level
    what: str
    todo: str = ""


Check = Callable[[], Iterator[Finding]]


def findings() -> Iterator[Finding]:
    """Everything every area has to say, lowest tier first; a check that breaks is a finding itself."""
    for config in apps.get_app_configs():
        if config.module is None or not module_has_submodule(config.module, "doctor"):
            continue
        for check in importlib.import_module(f"{config.name}.doctor").CHECKS:
            try:
                yield from check()
            except Exception as error:
                yield Finding("fail", f"{config.label}: {check.__name__} could not look: {error}", "see the log")
