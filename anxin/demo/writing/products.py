"""Writes product lines and models with their pictures."""

from __future__ import annotations

from anxin.demo.shapes import Model
from anxin.demo.writing.book import Book, names
from anxin.demo.writing.organisation import keep_png
from anxin.domain.catalog.models import ProductLine, ProductModel
from anxin.foundation.files.models import StoredFile

PICTURE_EDGE = 560


def write(book: Book) -> None:
    """Every line shows the picture of its first model."""
    pictures = {model.number: keep_png(book, model.picture_svg, PICTURE_EDGE) for model in book.plan.models}
    for order, line in enumerate(book.plan.lines):
        models = [model for model in book.plan.models if model.line_key == line.key]
        row = ProductLine.objects.create(
            brand=book.brands[line.brand_key],
            code=line.key,
            names=names(line.name),
            picture=pictures[models[0].number] if models else None,
            order=order,
        )
        for place, model in enumerate(models):
            book.models[model.number] = _model(row, model, pictures[model.number], place)


def _model(line: ProductLine, plan: Model, picture: StoredFile, order: int) -> ProductModel:
    languages = ("zh-hans", "zh-hant", "en")
    notes = {code: "\n".join(note.in_language(code) for note in plan.safety_notes) for code in languages}
    return ProductModel.objects.create(
        line=line,
        number=plan.number,
        names=names(plan.name),
        descriptions=names(plan.description),
        safety_notes=notes,
        picture=picture,
        price_amount=plan.price_yuan,
        launched_year=plan.launched_year,
        order=order,
    )
