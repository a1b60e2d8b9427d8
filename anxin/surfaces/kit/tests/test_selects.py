"""Lists to choose from are written without a template, and read the same."""

from __future__ import annotations

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.html import escape

from anxin.surfaces.kit.forms import Form


class Choosing(Form):
    zone = forms.ChoiceField(choices=[("a", "A & B"), ("Group <1>", [("b", "B"), ("c", "<b>C</b>")])], disabled=True)


def _squeezed(html: str) -> str:
    return "".join(html.split())


def test_a_select_reads_like_the_one_of_the_framework():
    field = Choosing(initial={"zone": "c"})["zone"]
    theirs = field.field.widget.render(
        "zone", "c", attrs={"disabled": True, "id": "id_zone"}, renderer=DjangoTemplates()
    )
    ours = field.field.widget.render(
        "zone", "c", attrs={"disabled": True, "id": "id_zone"}, renderer=Form.default_renderer()
    )
    assert _squeezed(ours) == _squeezed(theirs)
    assert escape("<b>C</b>") in ours
