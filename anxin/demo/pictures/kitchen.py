"""Drawings for kitchen and bathroom: refrigerators, washer, heaters, dishwasher, purifier, hood."""

from __future__ import annotations

from anxin.demo.pictures.svg import Finish, disc, label, line, path, rect, ring, tag


def four_doors(f: Finish) -> str:
    """A wide refrigerator with four doors."""
    return (
        rect(112, 56, 176, 292, f.body, 10, stroke=f.edge, stroke_width=2)
        + path("M200 57h78a9 9 0 0 1 9 9v272a9 9 0 0 1-9 9h-78z", f.shade, fill_opacity="0.55")
        + line("M200 58v288M113 214h174", f.edge, 3)
        + line("M191 116v84M209 116v84M191 228v52M209 228v52", f.detail, 5)
        + rect(134, 106, 34, 46, f.glass, 5)
        + label(151, 126, "4°", "#7ff0e2", 14, font_weight=600)
        + label(151, 144, "-18°", "#7ff0e2", 12)
        + rect(122, 346, 18, 6, f.edge, 2)
        + rect(260, 346, 18, 6, f.edge, 2)
    )


def three_doors(f: Finish) -> str:
    """A slim refrigerator with three doors."""
    return (
        rect(136, 52, 128, 296, f.body, 12, stroke=f.edge, stroke_width=2)
        + path("M236 53h16a11 11 0 0 1 11 11v272a11 11 0 0 1-11 11h-16z", f.shade)
        + line("M137 178h126M137 244h126", f.edge, 3)
        + line("M150 112v50M150 196v32M150 260v46", f.detail, 6)
        + rect(184, 82, 40, 18, f.glass, 9)
        + label(204, 96, "5°", "#7ff0e2", 13, font_weight=600)
        + rect(146, 346, 16, 6, f.edge, 2)
        + rect(238, 346, 16, 6, f.edge, 2)
    )


def front_loader(f: Finish) -> str:
    """A front-load washer with water behind the glass."""
    return (
        rect(90, 72, 220, 276, f.body, 14, stroke=f.edge, stroke_width=2)
        + path("M91 86a13 13 0 0 1 13-13h192a13 13 0 0 1 13 13v44H91z", f.shade)
        + rect(106, 88, 66, 28, f.body, 5, stroke=f.edge, stroke_width=2)
        + disc(206, 102, 16, f.body, stroke=f.edge, stroke_width=2)
        + line("M206 92v7", f.accent, 3)
        + rect(236, 90, 58, 24, f.glass, 5)
        + label(265, 107, "0:45", "#7ff0e2", 14, font_weight=600)
        + ring(200, 232, 84, f.edge, 4)
        + disc(200, 232, 80, f.shade)
        + disc(200, 232, 63, f.glass)
        + path("M139 246c20-14 40 10 62-2s40-12 60 0a63 63 0 0 1-122 2z", f.accent, fill_opacity="0.75")
        + disc(178, 226, 6, "#dff7f4", fill_opacity="0.8")
        + disc(196, 212, 4, "#dff7f4", fill_opacity="0.7")
        + line("M158 196a56 56 0 0 1 34-18", "#ffffff", 5, stroke_opacity="0.45")
        + rect(106, 322, 40, 14, f.shade, 4, stroke=f.edge, stroke_width=1.5)
    )


def gas_heater(f: Finish) -> str:
    """A wall-hung gas water heater with flue and pipes."""
    return (
        path("M182 74V48h64", stroke=f.detail, stroke_width=22, stroke_linejoin="round")
        + rect(118, 74, 164, 232, f.body, 16, stroke=f.edge, stroke_width=2)
        + path("M246 75h20a15 15 0 0 1 15 15v200a15 15 0 0 1-15 15h-20z", f.shade)
        + rect(156, 226, 88, 40, f.glass, 9)
        + label(200, 254, "42°", "#ffb86b", 24, font_weight=600)
        + path("M200 128c22 24 30 36 30 52a30 30 0 0 1-60 0c0-12 6-20 12-28 2 10 6 14 10 16-2-14 0-26 8-40z", "#ff9c4a")
        + path("M200 168c9 10 13 16 13 24a13 13 0 0 1-26 0c0-8 6-12 13-24z", "#ffd98a")
        + line("M152 306v44", "#4f9fd8", 8)
        + line("M200 306v44", "#d9b24c", 8)
        + line("M248 306v44", "#e0665c", 8)
    )


def storage_heater(f: Finish) -> str:
    """A horizontal storage water heater."""
    return (
        rect(52, 126, 296, 132, f.body, 62, stroke=f.edge, stroke_width=2)
        + path("M54 206h292c-4 32-28 51-60 51H114c-32 0-56-19-60-51z", f.shade)
        + rect(150, 168, 100, 44, f.glass, 22)
        + label(200, 198, "55°", "#ffb86b", 24, font_weight=600)
        + disc(106, 190, 8, f.accent)
        + disc(294, 190, 14, f.body, stroke=f.edge, stroke_width=2)
        + line("M294 180v10", f.accent, 3)
        + line("M150 258v56", "#4f9fd8", 8)
        + line("M250 258v56", "#e0665c", 8)
    )


def dishwasher(f: Finish) -> str:
    """A built-in dishwasher, door ajar, with plates on the rack."""
    plates = "".join(
        tag("ellipse", cx=x, cy=196, rx=9, ry=34, fill="#fdfefe", stroke="#9fb2b8", stroke_width=2)
        for x in range(140, 272, 20)
    )
    return (
        rect(92, 76, 216, 272, f.body, 10, stroke=f.edge, stroke_width=2)
        + rect(92, 76, 216, 40, f.shade, 10)
        + rect(212, 86, 80, 20, f.glass, 6)
        + label(252, 101, "70° · 1:25", "#7ff0e2", 12)
        + rect(108, 130, 184, 120, f.glass, 6)
        + plates
        + line("M118 228h164M126 214v14M274 214v14", f.detail, 4)
        + path("M108 250h184l16 62H92z", f.shade, stroke=f.edge, stroke_width=2)
        + line("M150 298h100", f.detail, 7)
        + rect(108, 340, 184, 8, f.edge)
    )


def purifier(f: Finish) -> str:
    """An under-sink purifier with its tap and a glass."""
    return (
        line("M274 348V150c0-44 62-44 62-4v22", f.detail, 11)
        + rect(252, 340, 44, 8, f.detail, 4)
        + line("M336 182v20", "#62b8e8", 5, stroke_dasharray="6 9")
        + path("M314 290h44l-6 58h-32z", "#dff2fb", fill_opacity="0.9", stroke="#8fb9cf", stroke_width=2)
        + path("M317 312h38l-4 34h-30z", "#7cc8ef", fill_opacity="0.8")
        + rect(62, 92, 176, 256, f.body, 26, stroke=f.edge, stroke_width=2)
        + path("M196 93h16a25 25 0 0 1 25 25v204a25 25 0 0 1-25 25h-16z", f.shade)
        + rect(88, 118, 96, 30, f.glass, 15)
        + label(136, 139, "TDS 12", "#7ff0e2", 15, font_weight=600)
        + rect(88, 174, 42, 142, f.shade, 14, stroke=f.edge, stroke_width=2)
        + rect(142, 174, 42, 142, f.shade, 14, stroke=f.edge, stroke_width=2)
        + rect(88, 190, 42, 10, f.accent)
        + rect(142, 190, 42, 10, f.accent, fill_opacity="0.5")
    )


def range_hood(f: Finish) -> str:
    """A side-draft range hood over a pan."""
    return (
        rect(160, 40, 80, 92, f.shade, 4, stroke=f.edge, stroke_width=2)
        + path("M76 132h248l-10 108a10 10 0 0 1-10 9H96a10 10 0 0 1-10-9z", f.body, stroke=f.edge, stroke_width=2)
        + path("M94 150h212l-5 62H99z", f.glass)
        + line(
            "M120 150l-4 62M146 150l-2 62M172 150l-1 62M228 150l1 62M254 150l2 62M280 150l4 62M200 150v62", f.edge, 3
        )
        + rect(170, 222, 60, 16, f.glass, 8)
        + disc(184, 230, 3, f.accent)
        + disc(200, 230, 3, f.detail)
        + disc(216, 230, 3, f.detail)
        + line(
            "M176 288c-8-12 8-18 0-32M204 288c-8-12 8-18 0-32M232 288c-8-12 8-18 0-32",
            f.accent,
            4,
            stroke_opacity="0.55",
        )
        + path("M142 300h124l-10 32a12 12 0 0 1-12 8h-80a12 12 0 0 1-12-8z", "#4a545b")
        + line("M264 308h66", "#4a545b", 11)
    )
