"""What the first run asks: brand, working time, administrator; and, later, the mail server."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts.queries import is_setup_code
from anxin.domain.messaging.operations.mailboxes import Access
from anxin.surfaces.kit import zones
from anxin.surfaces.kit.forms import MIB, FilesField, Form
from anxin.surfaces.kit.weeks import DAYS

PICTURES = ["image/png", "image/jpeg", "image/webp"]
_HOUR = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class FirstRunForm(Form):
    """One page; only names, administrator and password have no answer proposed."""

    code = forms.CharField(
        label=_("Set-up code"),
        max_length=30,
        help_text=_(
            "It stands in the server's output, and “anxin setup-code” prints it. It shows that this server is yours."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, help_text=_("What customers see first; everybody can switch.")
    )
    zone = forms.ChoiceField(label=_("Time zone"), choices=zones.choices)
    name_zh_hans = forms.CharField(label=_("Name in Simplified Chinese"), max_length=60, required=False)
    name_zh_hant = forms.CharField(
        label=_("Name in Traditional Chinese"),
        max_length=60,
        required=False,
        help_text=_("Empty: made from the simplified one."),
    )
    name_en = forms.CharField(label=_("Name in English"), max_length=60, required=False)
    accent = forms.RegexField(
        label=_("Colour"),
        regex=r"^#[0-9a-fA-F]{6}$",
        initial="#0f766e",
        widget=forms.TextInput(attrs={"type": "color", "class": "form-control-color"}),
    )
    logo = FilesField(
        label=_("Logo"),
        required=False,
        max_files=1,
        max_bytes=5 * MIB,
        accept=PICTURES,
        help_text=_("PNG, JPEG or WebP, best on a transparent ground."),
    )
    days = forms.MultipleChoiceField(
        label=_("Working days"),
        choices=DAYS,
        initial=["mon", "tue", "wed", "thu", "fri"],
        widget=forms.CheckboxSelectMultiple,
    )
    opens = forms.TimeField(label=_("From"), initial="09:00", widget=_HOUR)
    closes = forms.TimeField(label=_("Until"), initial="18:00", widget=_HOUR)
    name = forms.CharField(label=_("Your name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        help_text=_("At least 10 characters; a sentence only you think of is best."),
        widget=forms.PasswordInput(render_value=True, attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, asks_code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_code:
            del self.fields["code"]

    def clean_code(self) -> str:
        """Refuse whoever cannot read the server's output."""
        if not is_setup_code(self.cleaned_data["code"]):
            raise forms.ValidationError(_("This is not the set-up code of this server."))
        return str(self.cleaned_data["code"])

    def clean(self) -> dict[str, Any]:
        """A name in at least one language, and hours the right way round."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(name) for name in ("name_zh_hans", "name_zh_hant", "name_en")):
            self.add_error("name_zh_hans", _("Please give the name in at least one language."))
        if cleaned.get("opens") and cleaned.get("closes") and cleaned["opens"] >= cleaned["closes"]:
            self.add_error("closes", _("This lies before the beginning."))
        return cleaned

    def names(self) -> dict[str, str]:
        """The brand's name by language."""
        data = self.cleaned_data
        return {"zh-hans": data["name_zh_hans"], "zh-hant": data["name_zh_hant"], "en": data["name_en"]}

    def week(self) -> dict[str, list[str]]:
        """The working days with their hours, as calendars keep them."""
        window = f"{self.cleaned_data['opens']:%H:%M}-{self.cleaned_data['closes']:%H:%M}"
        return {day: [window] for day in self.cleaned_data["days"]}


class MailForm(Form):
    """An SMTP account, and from where what is written to its address is fetched, if it is."""

    host = forms.CharField(label=_("Mail server"), max_length=200, help_text=_("For example smtp.example.com."))
    port = forms.IntegerField(label=_("Port"), initial=587, min_value=1, max_value=65535)
    security = forms.ChoiceField(
        label=_("Encryption"),
        choices=(("starttls", "STARTTLS"), ("tls", "TLS"), ("none", _("not encrypted"))),
        initial="starttls",
    )
    username = forms.CharField(
        label=_("User name"), max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    from_name = forms.CharField(label=_("Sender's name"), max_length=100, required=False)
    from_address = forms.EmailField(label=_("Sender's address"), max_length=254)
    imap_host = forms.CharField(
        label=_("Incoming mail server (IMAP)"),
        max_length=200,
        required=False,
        help_text=_("For example imap.example.com. Empty: no mail is fetched for now."),
    )
    imap_port = forms.IntegerField(label=_("Port"), initial=993, min_value=1, max_value=65535, required=False)
    imap_security = forms.ChoiceField(
        label=_("Encryption"),
        choices=(("tls", "TLS"), ("starttls", "STARTTLS"), ("none", _("not encrypted"))),
        initial="tls",
        required=False,
    )

    def account(self) -> dict[str, Any]:
        """What leaves by, as the operation wants it."""
        return {name: value for name, value in self.cleaned_data.items() if not name.startswith("imap_")}

    def access(self) -> Access | None:
        """How mail is fetched: with the name and password it leaves with; None when it is not."""
        data = self.cleaned_data
        if not data["imap_host"].strip():
            return None
        return Access(
            host=data["imap_host"].strip(),
            port=data["imap_port"] or 993,
            security=data["imap_security"] or "tls",
            username=data["username"] or data["from_address"],
            password=data["password"],
        )
