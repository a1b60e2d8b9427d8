"""Writes what stands on the shelf of each model: parts, software, manuals and films, and services sold without goods."""

from __future__ import annotations

from datetime import date, timedelta

from anxin.demo.content import read
from anxin.demo.jobs import draw_manual
from anxin.demo.writing.book import Book
from anxin.domain.catalog.models import Document, Firmware, Part, ProductModel, ServiceProduct
from anxin.foundation.jobs.models import Job

MODELS_WITH_MANUALS = 12
FEW = 300  # a demo with fewer customers is a small one: one manual shows how they look
DRAWN_AFTER, DRAWN_EVERY = timedelta(seconds=20), timedelta(seconds=3)
FILM = "https://www.example.com/films/{number}"
_FILMS = {"zh-hans": "三分钟看懂日常清洁", "en": "Cleaning in three minutes"}


def write(book: Book) -> None:
    """Everything at once; manuals are drawn by jobs, so that the first page need not wait."""
    content = read("shelf")
    for number, model in book.models.items():
        plan = next(each for each in book.plan.models if each.number == number)
        _life(model, plan.launched_year)
        _parts(book, model, plan.line_key, content["parts"].get(plan.line_key, []))
        _firmware(book, model, content["firmware"].get(number, []))
    _services(book, content["services"])
    _documents(book)


def _life(model: ProductModel, year: int) -> None:
    model.launched_date = date(year, 3, 1)
    if year < 2021:
        model.last_made_date = date(year + 4, 6, 30)
        model.end_of_sale_date = date(year + 4, 12, 31)
        model.end_of_support_date = date(year + 14, 12, 31)
    model.save(update_fields=["launched_date", "last_made_date", "end_of_sale_date", "end_of_support_date"])


def _parts(book: Book, model: ProductModel, line_key: str, rows: list[list[object]]) -> None:
    """Parts of a line fit all its models; some replace an older one."""
    for suffix, zh, en, price, is_main in rows:
        number = f"{line_key.replace('_', '').upper()[:6]}-{suffix}-02"
        part, is_new = Part.objects.get_or_create(
            brand=model.line.brand,
            number=number,
            defaults={"names": {"zh-hans": zh, "en": en}, "price_amount": price, "is_main_part": is_main},
        )
        part.fits.add(model)
        if is_new and is_main:
            older = Part.objects.create(
                brand=model.line.brand,
                number=number.replace("-02", "-01"),
                names={"zh-hans": f"{zh}（旧款）", "en": f"{en} (old)"},
                price_amount=price,
                is_main_part=True,
                is_active=False,
            )
            older.fits.add(model)
            older.substitutes.add(part)
            part.supersedes = older
            part.save(update_fields=["supersedes"])


def _firmware(book: Book, model: ProductModel, rows: list[list[object]]) -> None:
    before: Firmware | None = None
    for version, zh, en, days in rows:
        before = Firmware.objects.create(
            model=model,
            version=str(version),
            notes={"zh-hans": zh, "en": en},
            released_date=book.at.date() - timedelta(days=int(str(days))),
            requires=before,
        )


def _services(book: Book, content: dict[str, list[list[object]]]) -> None:
    for brand_key, rows in content.items():
        for code, zh, en, price, months in rows:
            ServiceProduct.objects.create(
                brand=book.brands[brand_key],
                code=str(code),
                names={"zh-hans": zh, "en": en},
                price_amount=price,
                months=months,
            )


def _documents(book: Book) -> None:
    models = list(book.models.values())[:MODELS_WITH_MANUALS]
    Document.objects.bulk_create(
        Document(model=model, kind="video", language=code, title=title, url=FILM.format(number=model.pk))
        for model in models
        for code, title in _FILMS.items()
    )
    drawn = models if len(book.plan.customers) >= FEW else models[:1]
    Job.objects.bulk_create(
        Job(
            kind=draw_manual.name,
            lane=draw_manual.lane,
            run_at=book.at + DRAWN_AFTER + place * DRAWN_EVERY,
            payload={"model_id": model.pk},
        )
        for place, model in enumerate(drawn)
    )
