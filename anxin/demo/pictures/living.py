"""Drawings for the living room: air conditioners, television, robot, headphones, earbuds, speaker."""

from __future__ import annotations

from anxin.demo.pictures.svg import Finish, disc, label, line, path, rect, ring, tag


def wall_unit(f: Finish) -> str:
    """A split air conditioner's indoor unit with air flowing out."""
    flow = "".join(
        line(f"M{x} 262c-6 18 8 26 2 44", f.accent, 5, stroke_opacity=opacity)
        for x, opacity in ((110, "0.35"), (155, "0.6"), (200, "0.8"), (245, "0.6"), (290, "0.35"))
    )
    return (
        rect(48, 138, 304, 104, f.body, 18, stroke=f.edge, stroke_width=2)
        + path("M50 206h300v18a18 18 0 0 1-18 18H68a18 18 0 0 1-18-18z", f.shade)
        + rect(70, 218, 260, 12, f.glass, 6)
        + line("M74 160h252", f.edge, 2)
        + label(318, 194, "24°", f.accent, 20, font_weight=600)
        + disc(76, 190, 4, f.accent)
        + flow
    )


def floor_unit(f: Finish) -> str:
    """A column-shaped floor-standing air conditioner."""
    slats = "".join(line(f"M166 {y}h68", f.edge, 3) for y in range(142, 232, 12))
    return (
        rect(142, 62, 116, 286, f.body, 44, stroke=f.edge, stroke_width=2)
        + path("M222 63c22 4 35 20 35 43v198c0 22-13 39-35 43z", f.shade)
        + rect(156, 128, 88, 114, f.body, 14, stroke=f.edge, stroke_width=2)
        + slats
        + rect(172, 86, 56, 24, f.glass, 12)
        + label(200, 104, "26°", "#7ff0e2", 16, font_weight=600)
        + disc(200, 286, 15, f.body, stroke=f.edge, stroke_width=2)
        + line("M200 278v8", f.accent, 3)
    )


def television(f: Finish) -> str:
    """A large television showing hills after rain."""
    return (
        rect(44, 96, 312, 190, "#11181d", 8)
        + rect(50, 102, 300, 172, "#bfe6ea", 3)
        + disc(268, 150, 22, "#fff3c9")
        + path("M50 222c50-46 84-46 128-8 40-40 92-58 172-2v62H50z", "#7cc0b4")
        + path("M50 246c66-34 120-30 172-6 46-22 88-20 128-2v36H50z", "#2f8c7f")
        + path("M50 264c80-16 190-16 300 0v10H50z", "#1d665d")
        + line("M132 288l-14 56M268 288l14 56", "#5b6870", 9)
        + disc(200, 280, 2.5, f.accent)
    )


def robot_with_base(f: Finish) -> str:
    """A robot vacuum in front of its base station."""
    return (
        rect(128, 84, 144, 206, f.body, 26, stroke=f.edge, stroke_width=2)
        + path("M236 85h10a26 26 0 0 1 26 26v153a26 26 0 0 1-26 26h-10z", f.shade)
        + line("M128 196h144", f.edge, 2)
        + rect(176, 112, 48, 8, f.detail, 4)
        + disc(200, 152, 5, f.accent)
        + path("M142 290c0-46 24-66 58-66s58 20 58 66z", f.glass)
        + tag("ellipse", cx=200, cy=304, rx=112, ry=44, fill=f.edge)
        + tag("ellipse", cx=200, cy=294, rx=112, ry=44, fill=f.body, stroke=f.edge, stroke_width=2)
        + tag("ellipse", cx=200, cy=282, rx=34, ry=14, fill=f.shade, stroke=f.edge, stroke_width=2)
        + tag("ellipse", cx=200, cy=277, rx=34, ry=13, fill=f.glass)
        + rect(188, 312, 24, 7, f.accent, 3.5)
    )


def headphones(f: Finish) -> str:
    """Over-ear headphones."""
    cup = rect(0, 0, 62, 112, f.body, 30)
    cushion = rect(0, 0, 26, 96, f.glass, 13)
    return (
        line("M98 222C92 78 308 78 302 222", f.shade, 20)
        + line("M104 214C102 92 298 92 296 214", f.accent, 4, stroke_opacity="0.7")
        + f'<g transform="translate(64 208)">{cup}</g><g transform="translate(274 208)">{cup}</g>'
        + f'<g transform="translate(120 216)">{cushion}</g><g transform="translate(254 216)">{cushion}</g>'
        + rect(82, 236, 8, 56, f.detail, 4, fill_opacity="0.5")
        + rect(310, 236, 8, 56, f.detail, 4, fill_opacity="0.5")
        + disc(86, 304, 3, f.accent)
    )


def earbuds(f: Finish) -> str:
    """True wireless earbuds above their open case."""
    bud = (
        tag("ellipse", cx=0, cy=0, rx=30, ry=24, fill=f.body, stroke=f.edge, stroke_width=2)
        + rect(6, 2, 18, 74, f.body, 9, stroke=f.edge, stroke_width=2)
        + tag("ellipse", cx=2, cy=0, rx=26, ry=20, fill=f.body)
    )
    grille = rect(-34, -8, 14, 20, f.shade, 7, stroke=f.edge, stroke_width=2) + rect(12, 52, 6, 14, f.glass, 3)
    return (
        f'<g transform="translate(148 122) scale(-1 1) rotate(-8)">{bud}{grille}</g>'
        + f'<g transform="translate(252 122) rotate(-8)">{bud}{grille}</g>'
        + path("M94 262c0-40 30-58 62-58h88c32 0 62 18 62 58z", f.shade)
        + path("M112 258c4-28 24-40 48-40h80c24 0 44 12 48 40z", f.glass, fill_opacity="0.35")
        + rect(94, 254, 212, 92, f.body, 42, stroke=f.edge, stroke_width=2)
        + disc(200, 300, 5, f.accent)
        + line("M96 256h208", f.edge, 2)
    )


def speaker(f: Finish) -> str:
    """A rounded fabric speaker with a light ring."""
    dots = "".join(
        disc(x, y, 2.2, f.detail, fill_opacity="0.55")
        for row, y in enumerate(range(150, 326, 13))
        for x in range(122 + (row % 2) * 7, 282, 14)
    )
    return (
        rect(104, 92, 192, 256, f.body, 62)
        + path("M244 92c30 4 52 28 52 62v132c0 32-22 58-52 62z", f.shade, fill_opacity="0.7")
        + dots
        + tag("ellipse", cx=200, cy=112, rx=72, ry=17, fill=f.glass)
        + ring(200, 112, 8, f.accent, 3, transform="translate(0 84) scale(1 0.25)")
        + tag("ellipse", cx=200, cy=112, rx=72, ry=17, fill="none", stroke=f.accent, stroke_width=3)
    )
