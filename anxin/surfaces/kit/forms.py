"""Forms as every page shows them: label above, help below, error beside the field; and a field for several files with limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.renderers import DjangoTemplates
from django.template import loader
from django.utils.translation import gettext_lazy as _

from anxin.foundation.errors import Refusal
from anxin.surfaces.kit import selects

MIB = 1024 * 1024


class Renderer(DjangoTemplates):
    """Django's own widget templates, our field and form templates. Also FORM_RENDERER, so log-in forms look the same."""

    form_template_name = "kit/form.html"
    field_template_name = "kit/field.html"

    def get_template(self, template_name: str) -> Any:
        """Ours come through the project's engine, so that tags and components work in them; lists to choose from are written without one."""
        if template_name == forms.Select.template_name:
            return selects
        return (
            loader.get_template(template_name)
            if template_name.startswith("kit/")
            else super().get_template(template_name)
        )


class _Refusable:
    """Forms that can show what an operation refused."""

    def add_refusal(self: Any, refusal: Refusal) -> None:
        """Show the refusal beside its field, or above the form when it names none of this form's fields."""
        field = refusal.field if refusal.field in self.fields else None
        self.add_error(field, str(refusal.message))


class Form(_Refusable, forms.Form):
    """Base of our forms."""

    default_renderer = Renderer
    required_css_class = "is-required"
    use_required_attribute = False


class ModelForm(_Refusable, forms.ModelForm):  # type: ignore[type-arg]
    """Base of our model forms: for settings pages only, everything else goes through operations."""

    default_renderer = Renderer
    required_css_class = "is-required"
    use_required_attribute = False


class FilesInput(forms.ClearableFileInput):
    """A file input for several files, with previews where there is script."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Zero or more files; cleans to a list. Refuses too many, too big and wrong types, naming the file."""

    default_error_messages = {
        "too_big": _("“%(name)s” is too big. Each file may have up to %(max)s."),
        "too_many": _("Please choose at most %(max)s files."),
        "wrong_type": _("“%(name)s” is of a kind we cannot read."),
        "empty": _("“%(name)s” is empty."),
    }

    def __init__(
        self, *, max_files: int = 10, max_bytes: int = 25 * MIB, accept: Sequence[str] = (), **options: Any
    ) -> None:
        self.max_files, self.max_bytes, self.accept = max_files, max_bytes, tuple(accept)
        options.setdefault("widget", FilesInput())
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What frontend/behaviours/files.ts needs to say the same before anything is sent."""
        attrs = {
            **super().widget_attrs(widget),
            "multiple": self.max_files > 1,
            "data-files": True,
            "data-max-bytes": self.max_bytes,
            "data-max-files": self.max_files,
            "data-too-big": _("This file is too big. Each file may have up to {max}."),
            "data-too-many": _("Please choose at most {max} files."),
            "data-wrong-type": _("This kind of file cannot be read here."),
        }
        return {**attrs, "accept": ",".join(self.accept)} if self.accept else attrs

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:  # type: ignore[override]
        """The files, in the order chosen. Raises ValidationError with one message per refused file."""
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if not files:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return []
        errors = [error for file in files if (error := self._refuse(file))]
        if len(files) > self.max_files:
            errors.append(
                forms.ValidationError(self.error_messages["too_many"], code="too_many", params={"max": self.max_files})
            )
        if errors:
            raise forms.ValidationError(errors)
        return files

    def _refuse(self, file: UploadedFile) -> forms.ValidationError | None:
        from django.template.defaultfilters import filesizeformat

        if not file.size:
            code = "empty"
        elif file.size > self.max_bytes:
            code = "too_big"
        elif self.accept and not self._is_accepted(file):
            code = "wrong_type"
        else:
            return None
        return forms.ValidationError(
            self.error_messages[code], code=code, params={"name": file.name, "max": filesizeformat(self.max_bytes)}
        )

    def _is_accepted(self, file: UploadedFile) -> bool:
        name, kind = (file.name or "").lower(), file.content_type or ""
        return any(
            name.endswith(rule.lower())
            if rule.startswith(".")
            else kind.startswith(rule[:-1])
            if rule.endswith("/*")
            else kind == rule
            for rule in self.accept
        )
