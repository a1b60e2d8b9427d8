"""`anxin translations`: compiles the catalogues, checks that nothing shown to people is untranslated, adds new sentences to them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from anxin.foundation.text.script import to_traditional

PACKAGE = Path(__file__).resolve().parents[2]
HANS, HANT = Path("zh_Hans/LC_MESSAGES"), Path("zh_Hant/LC_MESSAGES")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_noop": None,
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "ngettext_lazy": (1, 2),
    "gettext_lazy": None,
}
# Without dates and names of tools, so that two people's additions do not collide in it.
HEADER = """# Simplified Chinese, written by hand.
msgid ""
msgstr ""
"Language: zh_Hans\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
Key = tuple[str | tuple[str, ...], str | None]


@dataclass
class Found:
    """A sentence in the sources: where it was seen first, and what the code says it is."""

    place: str
    message: str | tuple[str, ...]
    context: str | None

    @property
    def key(self) -> Key:
        """What makes two sentences the same one."""
        return (self.message[0] if isinstance(self.message, tuple) else self.message, self.context)


@click.group()
def command() -> None:
    """Catalogues of what people read."""


@command.command("compile")
def compile_() -> None:
    """Write every .mo; Traditional Chinese is made from Simplified, with overrides.po beside it winning."""
    count = 0
    for po in sorted(PACKAGE.glob("**/locale/zh_Hans/LC_MESSAGES/django.po")):
        simplified = _read(po)
        _write_mo(simplified, po.with_suffix(".mo"))
        target = po.parents[2] / HANT
        target.mkdir(parents=True, exist_ok=True)
        _write_mo(traditional(simplified, target / "overrides.po"), target / "django.mo")
        count += 1
    click.echo(f"{count} catalogues compiled", err=True)


@command.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, path_type=Path))
def check(folders: tuple[Path, ...]) -> None:
    """Fail, one line each, for sentences without a zh-Hans translation, fuzzy, orphaned or translated in two ways."""
    complaints = list(_complaints([folder.resolve() for folder in folders]))
    for complaint in complaints:
        click.echo(complaint)
    click.echo(f"{len(complaints)} complaints", err=True)
    sys.exit(1 if complaints else 0)


@command.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, path_type=Path))
def update(folders: tuple[Path, ...]) -> None:
    """Add new sentences, untranslated, to the catalogue of the folder that shows them, and drop those no longer shown."""
    for locale, found in _by_locale([folder.resolve() for folder in folders]).items():
        po = locale / HANS / "django.po"
        catalog = _read(po) if po.exists() else Catalog(locale="zh_Hans")
        known = {_key(message): message for message in catalog if message.id}
        fresh = _empty()
        for each in sorted(
            {each.key: each for each in found}.values(), key=lambda each: (str(each.key[0]), each.context or "")
        ):
            old = known.get(each.key)
            fresh.add(each.message, old.string if old else None, context=each.context, flags=old.flags if old else ())
        po.parent.mkdir(parents=True, exist_ok=True)
        with po.open("wb") as file:
            file.write(HEADER.encode())
            write_po(file, fresh, width=140, omit_header=True)
        missing = sum(1 for message in fresh if message.id and not _is_translated(message))
        click.echo(f"{po.relative_to(PACKAGE.parent)}: {len(fresh)} sentences, {missing} to translate")


def traditional(simplified: Catalog, overrides: Path) -> Catalog:
    """The zh-Hant catalogue: every translation converted, those in `overrides` taken as they are written."""
    catalog = Catalog(locale="zh_Hant", charset="utf-8")
    for message in simplified:
        if not message.id:
            continue
        string = message.string
        converted = tuple(map(to_traditional, string)) if isinstance(string, tuple) else to_traditional(string)
        catalog.add(message.id, converted, context=message.context)
    if overrides.exists():
        for message in _read(overrides):
            if message.id and _is_translated(message):
                catalog.delete(message.id, context=message.context)
                catalog.add(message.id, message.string, context=message.context)
    return catalog


def _complaints(folders: list[Path]) -> Iterator[str]:
    translations: dict[Key, dict[str, str]] = {}
    for locale, found in sorted(_by_locale(folders).items()):
        po = locale / HANS / "django.po"
        name = po.relative_to(PACKAGE.parent)
        catalog = {_key(message): message for message in _read(po) if message.id} if po.exists() else {}
        for each in {each.key: each for each in reversed(found)}.values():
            message = catalog.get(each.key)
            if message is None or not _is_translated(message):
                yield f"untranslated: {each.place}: {each.key[0]!r} (belongs into {name})"
            elif message.fuzzy:
                yield f"fuzzy: {name}: {each.key[0]!r}"
        used = {each.key for each in found}
        for key, message in catalog.items():
            translations.setdefault(key, {})[str(message.string)] = str(name)
            if key not in used:
                yield f"orphaned: {name}: {key[0]!r}"
    for key, variants in translations.items():
        if len(variants) > 1:
            yield f"translated in two ways: {key[0]!r}: " + "; ".join(
                f"{string} ({name})" for string, name in variants.items()
            )


def _by_locale(folders: list[Path]) -> dict[Path, list[Found]]:
    """Every sentence of the sources under its catalogue's `locale` folder; catalogues without sentences are there too, empty."""
    grouped: dict[Path, list[Found]] = {
        po.parents[2]: [] for po in PACKAGE.glob("**/locale/zh_Hans/LC_MESSAGES/django.po") if _is_asked(po, folders)
    }
    for path in sorted(PACKAGE.rglob("*")):
        if (
            path.suffix in (".py", ".html", ".txt")
            and "tests" not in path.parts
            and "migrations" not in path.parts
            and _is_asked(path, folders)
        ):
            for found in _sentences(path):
                grouped.setdefault(locale_of(path), []).append(found)
    return grouped


def _is_asked(path: Path, folders: list[Path]) -> bool:
    return not folders or any(path.is_relative_to(folder) for folder in folders)


def locale_of(path: Path) -> Path:
    """The nearest `locale` folder up the tree, else where the feature's own one belongs."""
    for parent in path.parents:
        if parent == PACKAGE.parent:
            break
        if (parent / "locale").is_dir():
            return parent / "locale"
    inside = path.relative_to(PACKAGE).parts[:-1]
    depth = (
        3
        if inside[:1] == ("surfaces",)
        and len(inside) > 2
        and inside[2] not in ("templates", "templatetags", "middleware")
        else 2
    )
    return PACKAGE.joinpath(*inside[:depth]) / "locale"


def _sentences(path: Path) -> Iterable[Found]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        from django.utils.translation.template import templatize

        if "{%" not in source:
            return
        # What templatize leaves is calls among X-ed out text; Python's tokeniser only stumbles over its indentation.
        source = "\n".join(line.lstrip() for line in templatize(source, origin=str(path)).splitlines())
    for line, message, _comments, context in extract(
        "python", BytesIO(source.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"}
    ):
        first = message[0] if isinstance(message, tuple) else message
        if first:
            yield Found(f"{path.relative_to(PACKAGE.parent)}:{line}", message, context)


def _key(message: Message) -> Key:
    return (message.id[0] if isinstance(message.id, tuple | list) else message.id, message.context)


def _is_translated(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def _empty() -> Catalog:
    return Catalog(locale="zh_Hans", charset="utf-8", fuzzy=False)


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="zh_Hant" if "zh_Hant" in path.parts else "zh_Hans", charset="utf-8")


def _write_mo(catalog: Catalog, path: Path) -> None:
    with path.open("wb") as file:
        write_mo(file, catalog)
