"""Pictures: well-formed, small, without script or style, and the same every time."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from PIL import Image

from anxin.demo.pictures import draw_photo
from anxin.demo.pictures.photos import MOTIFS
from anxin.demo.shapes import DemoPlan, Photo


def test_svg_pictures_are_well_formed_small_and_harmless(plan: DemoPlan) -> None:
    drawn = [model.picture_svg for model in plan.models] + [brand.logo_svg for brand in plan.brands]
    for svg in drawn + [member.avatar_svg for member in plan.staff]:
        tags = {element.tag.rsplit("}")[-1] for element in ElementTree.fromstring(svg).iter()}
        assert tags <= {"svg", "g", "rect", "circle", "ellipse", "path", "text"}
        assert "style=" not in svg
        assert len(svg) < 20_000


def test_no_two_models_look_the_same(plan: DemoPlan) -> None:
    assert len({model.picture_svg for model in plan.models}) == len(plan.models)


@pytest.mark.parametrize("motif", MOTIFS)
def test_every_motif_gives_a_small_jpeg(motif: str) -> None:
    data = draw_photo(Photo(file_name="IMG_0007.jpg", motif=motif, detail="E4", seed=7))
    assert Image.open(io.BytesIO(data)).size == (720, 960)
    assert len(data) < 120_000


def test_the_same_seed_gives_the_same_photo_and_another_seed_another() -> None:
    first, again, other = (draw_photo(Photo("a.jpg", "puddle", "", seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other
