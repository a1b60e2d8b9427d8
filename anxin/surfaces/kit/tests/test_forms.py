"""Fields show what went wrong beside themselves; files are refused by number, size and kind."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from anxin.foundation.errors import Invalid
from anxin.surfaces.kit.forms import FilesField, Form


class Sample(Form):
    body = forms.CharField(label="Body", max_length=10, help_text="Short.")
    mail = forms.EmailField(label="Mail", required=False)
    photos = FilesField(label="Photos", required=False, max_files=2, max_bytes=100, accept=["image/*", ".pdf"])


def photo(name="a.jpg", size=10, kind="image/jpeg"):
    return SimpleUploadedFile(name, b"x" * size, content_type=kind)


def sample(*files, body="hello"):
    return Sample({"body": body}, MultiValueDict({"photos": list(files)}))


def test_several_files_come_out_as_a_list_in_their_order():
    form = sample(photo("1.jpg"), photo("2.PDF", kind="application/octet-stream"))
    assert form.is_valid(), form.errors
    assert [file.name for file in form.cleaned_data["photos"]] == ["1.jpg", "2.PDF"]


def test_no_files_are_an_empty_list_when_none_are_needed():
    form = sample()
    assert form.is_valid() and form.cleaned_data["photos"] == []


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([photo(size=101)], "too_big"),
        ([photo(), photo(), photo()], "too_many"),
        ([photo(kind="text/html")], "wrong_type"),
        ([photo(size=0)], "empty"),
    ],
)
def test_files_outside_the_limits_are_refused_at_the_field(files, code):
    form = sample(*files)
    assert not form.is_valid()
    assert [error.code for error in form.errors["photos"].as_data()] == [code]


def test_a_required_field_of_files_asks_for_one():
    field = FilesField()
    with pytest.raises(forms.ValidationError):
        field.clean([])


def test_the_browser_is_told_the_same_limits():
    html = str(sample()["photos"])
    assert (
        'data-max-bytes="100"' in html
        and 'data-max-files="2"' in html
        and 'accept="image/*,.pdf"' in html
        and "multiple" in html
    )


@pytest.mark.django_db
def test_an_error_stands_beside_its_field_and_is_announced_with_it():
    html = sample(body="much too long a body").render()
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_body_helptext id_body_error"' in html
    assert 'id="id_body_error"' in html and 'id="id_body_helptext"' in html
    assert "much too long a body" in html


@pytest.mark.django_db
def test_a_refusal_of_an_operation_stands_beside_the_field_it_names():
    form = sample()
    form.is_valid()
    form.add_refusal(Invalid("No such mailbox.", field="mail"))
    form.add_refusal(Invalid("Not today.", field="elsewhere"))
    assert form.errors["mail"] == ["No such mailbox."]
    assert form.non_field_errors() == ["Not today."]


@pytest.mark.django_db
def test_fields_that_may_stay_empty_say_so_and_others_do_not():
    html = sample().render()
    assert html.count("ax-optional") == 2
