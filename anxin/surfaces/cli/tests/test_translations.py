"""Nothing shown to people is left untranslated, and the checks that say so can fail."""

import gettext

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from click.testing import CliRunner

from anxin.surfaces.cli import translations

VIEW = """from django.utils.translation import gettext as _, ngettext, pgettext
def view(n):
    return _("Case") + ngettext("%d visit", "%d visits", n) + pgettext("state", "open")
"""
PAGE = """{% load i18n %}<div>
    {% if x %}
  <p title="{% translate 'Waiting' %}">{% blocktranslate with name=who %}Hello {{ name }}{% endblocktranslate %}</p>{% endif %}</div>"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A product of one feature folder with one view and one page."""
    package = tmp_path / "product"
    feature = package / "surfaces" / "desk" / "cases"
    (feature / "templates" / "desk").mkdir(parents=True)
    (feature / "views.py").write_text(VIEW, encoding="utf-8")
    (feature / "templates" / "desk" / "case.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(translations, "PACKAGE", package)
    return feature


def run(*arguments):
    return CliRunner().invoke(translations.command, arguments)


def translate(feature, **strings):
    po = feature / "locale/zh_Hans/LC_MESSAGES/django.po"
    text = po.read_text(encoding="utf-8")
    for english, chinese in strings.items():
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{chinese}"')
    po.write_text(text, encoding="utf-8")
    return po


def test_update_collects_sentences_of_code_and_pages_into_the_features_own_catalogue(house):
    assert run("update").exit_code == 0
    with (house / "locale/zh_Hans/LC_MESSAGES/django.po").open("rb") as file:
        found = {message.id for message in read_po(file) if message.id}
    assert found == {"Case", ("%d visit", "%d visits"), "open", "Waiting", "Hello %(name)s"}


def test_update_keeps_what_is_translated_and_drops_what_is_gone(house):
    run("update")
    po = translate(house, Case="服务单", Waiting="等待")
    (house / "templates/desk/case.html").unlink()
    run("update")
    text = po.read_text(encoding="utf-8")
    assert "服务单" in text and "Waiting" not in text


def test_check_names_each_untranslated_sentence_and_fails(house):
    run("update")
    result = run("check")
    assert result.exit_code == 1
    assert sum(line.startswith("untranslated") for line in result.stdout.splitlines()) == 5


def test_check_finds_orphans(house):
    run("update")
    po = translate(house, Case="服务单")
    po.write_text(po.read_text(encoding="utf-8") + '\nmsgid "Gone"\nmsgstr "没了"\n', encoding="utf-8")
    assert "orphaned" in run("check").stdout


def test_one_sentence_translated_in_two_ways_is_a_complaint(house):
    run("update")
    translate(house, Case="服务单")
    other = house.parent / "visits"
    (other / "locale/zh_Hans/LC_MESSAGES").mkdir(parents=True)
    (other / "views.py").write_text('from x import gettext as _\n_("Case")\n', encoding="utf-8")
    run("update")
    translate(other, Case="案例")
    assert "translated in two ways: 'Case'" in run("check").stdout


def test_compiled_traditional_is_made_from_simplified_and_overrides_win(house):
    run("update")
    translate(house, Case="软件服务单", Waiting="等待中")
    overrides = house / "locale/zh_Hant/LC_MESSAGES/overrides.po"
    overrides.parent.mkdir(parents=True)
    overrides.write_text('msgid "Waiting"\nmsgstr "等候中"\n', encoding="utf-8")
    assert run("compile").exit_code == 0
    with (overrides.parent / "django.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    assert (catalogue.gettext("Case"), catalogue.gettext("Waiting")) == ("軟體服務單", "等候中")


def test_fuzzy_translations_are_not_good_enough(house):
    run("update")
    po = translate(house, Case="服务单")
    po.write_text(po.read_text(encoding="utf-8").replace('msgid "Case"', '#, fuzzy\nmsgid "Case"'), encoding="utf-8")
    assert "fuzzy" in run("check").stdout


def test_traditional_keeps_every_sentence():
    simplified = Catalog(locale="zh_Hans")
    simplified.add("a", "软件质量")
    assert translations.traditional(simplified, translations.PACKAGE / "none.po").get("a").string == "軟體品質"
