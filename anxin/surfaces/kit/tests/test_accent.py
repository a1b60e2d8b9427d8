"""Whatever colour a brand chooses, text in it can be read."""

from hypothesis import given
from hypothesis import strategies as st

from anxin.surfaces.kit.accent import AA, DARK_SURFACE, WHITE, contrast, palette


@given(st.integers(0, 0xFFFFFF))
def test_every_accent_gives_readable_text_in_light_and_dark(number):
    both = palette(f"{number:06x}")
    for colours, ground in ((both["light"], WHITE), (both["dark"], DARK_SURFACE)):
        assert contrast(colours["strong"], ground) >= AA
        assert contrast(colours["strong"], colours["soft"]) >= AA
        assert contrast(colours["on"], colours["accent"]) >= AA


def test_the_style_sheet_names_the_colour_and_may_be_kept_for_ever(client, db):
    response = client.get("/kit/accent/ffb300.css")
    assert b"--ax-accent:#ffb300" in response.content and "immutable" in response["Cache-Control"]
    assert client.get("/kit/accent/red;}body.css").status_code == 404
