"""Background work carries ids; only the error of a failed piece may name somebody."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anxin.foundation.actors import Actor
from anxin.foundation.jobs.models import Job
from anxin.foundation.privacy.registry import Part, declare_free, register, traces_of


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Nothing: errors are of the machine, not of her."""
    yield from ()


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Blank the errors that name her."""
    named = [Q(error__contains=trace) for trace in traces_of(person_id)]
    return Job.objects.filter(functools.reduce(operator.or_, named)).update(error="") if named else 0


register(Part(key="jobs", label=_("Background work"), models=("jobs.Job",), export=export, erase=erase, order=1))
declare_free(("jobs.CronSlot",), "names of recurring work")
