"""Product pictures: one drawing per line, one finish per model, all on the same soft disc."""

from __future__ import annotations

from collections.abc import Callable

from anxin.demo.pictures import kitchen, living
from anxin.demo.pictures.svg import CREAM, GRAPHITE, INK, SAND, WHITE, Finish, disc, picture, tag

DRAWINGS: dict[str, Callable[[Finish], str]] = {
    "ac_split": living.wall_unit,
    "ac_cabinet": living.floor_unit,
    "fridge": kitchen.four_doors,
    "washer": kitchen.front_loader,
    "gas_heater": kitchen.gas_heater,
    "electric_heater": kitchen.storage_heater,
    "tv": living.television,
    "robot": living.robot_with_base,
    "dishwasher": kitchen.dishwasher,
    "purifier": kitchen.purifier,
    "hood": kitchen.range_hood,
    "headphones": living.headphones,
    "speaker": living.speaker,
}
BY_MODEL: dict[str, Callable[[Finish], str]] = {"BCD-260WT/HX": kitchen.three_doors, "XE-B2": living.earbuds}
FINISHES = {
    "KFR-26GW/QL0": CREAM,
    "BCD-452WQ/HT": GRAPHITE,
    "XHG100-BL28": GRAPHITE,
    "CXW-268-YS9": GRAPHITE,
    "WQ12-JP5": GRAPHITE,
    "XE-H5": INK,
    "XE-B2": SAND,
    "XE-S1": INK,
}


def draw_product(line_key: str, model_number: str) -> str:
    """The SVG of a model; raises KeyError for an unknown line."""
    finish = FINISHES.get(model_number, WHITE)
    draw = BY_MODEL.get(model_number) or DRAWINGS[line_key]
    ground = disc(200, 200, 176, finish.accent, fill_opacity="0.13")
    shadow = tag("ellipse", cx=200, cy=350, rx=118, ry=10, fill="#0b1a1f", fill_opacity="0.16")
    floats = line_key in ("ac_split", "hood", "gas_heater", "electric_heater")
    return picture(400, 400, ground, "" if floats else shadow, draw(finish))
